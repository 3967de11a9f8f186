INSERT INTO hand_out (report, token, colleague, title, file_name, time, person, cells) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
