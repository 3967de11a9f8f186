SELECT id, report, time, host, kind, file_name, fingerprint, answers, draft FROM export WHERE report = ?1 ORDER BY id DESC
