SELECT id, report, token, colleague, title, file_name, time, person, cells, returned_at FROM hand_out WHERE token = ?1
