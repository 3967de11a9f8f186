INSERT INTO export (report, time, host, kind, file_name, fingerprint, answers, draft) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
