INSERT INTO meeting (told, created_at, changed_at, deleted_at) VALUES (?1, ?2, ?3, ?4) RETURNING id
