SELECT check_id, at, text, figures FROM explanation WHERE report = ?1 AND check_id = ?2 AND at = ?3
