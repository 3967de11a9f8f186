SELECT id, report, token, colleague, title, file_name, time, person, cells, returned_at FROM hand_out WHERE report = ?1 ORDER BY id DESC
