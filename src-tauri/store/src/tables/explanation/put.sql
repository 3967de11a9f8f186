INSERT INTO explanation (report, check_id, at, text, figures) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (report, check_id, at) DO UPDATE SET text = excluded.text, figures = excluded.figures
