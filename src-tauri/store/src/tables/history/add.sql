INSERT INTO history (seq, edit_id, report, time, person, act, kind, refers, steps, meeting) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
