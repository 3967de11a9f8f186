SELECT check_id, at, text, figures FROM explanation WHERE report = ?1 ORDER BY check_id, at
