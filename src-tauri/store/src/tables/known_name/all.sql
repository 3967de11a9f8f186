SELECT name, detail FROM known_name WHERE kind = ?1 ORDER BY used_at DESC, name
