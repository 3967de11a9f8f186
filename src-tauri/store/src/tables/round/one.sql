SELECT id, told, created_at, changed_at, deleted_at FROM round WHERE id = ?1
