SELECT name, detail FROM known_name WHERE kind = ?1 AND name = ?2
