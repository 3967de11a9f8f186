SELECT id, report, name, time, person, snapshot FROM version WHERE report = ?1 ORDER BY id DESC
