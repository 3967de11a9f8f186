INSERT INTO known_name (kind, name, detail, used_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (kind, name) DO UPDATE SET detail = excluded.detail, used_at = excluded.used_at
