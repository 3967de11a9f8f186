INSERT INTO draft_text (report, address, text) VALUES (?1, ?2, ?3)
ON CONFLICT (report, address) DO UPDATE SET text = excluded.text
