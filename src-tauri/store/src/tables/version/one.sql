SELECT id, report, name, time, person, snapshot FROM version WHERE id = ?1
