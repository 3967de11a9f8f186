SELECT id, told, created_at, changed_at, deleted_at FROM meeting WHERE (deleted_at IS NOT NULL) = ?1 ORDER BY id DESC
