INSERT INTO unread (path, kind, message, time) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, message = excluded.message, time = excluded.time
