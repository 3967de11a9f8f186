INSERT INTO version (report, name, time, person, snapshot) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id
