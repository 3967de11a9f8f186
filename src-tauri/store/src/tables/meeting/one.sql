SELECT id, told, created_at, changed_at, deleted_at FROM meeting WHERE id = ?1
