DELETE FROM draft_text WHERE report = ?1 AND address = ?2
