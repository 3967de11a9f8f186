SELECT address, text FROM draft_text WHERE report = ?1 ORDER BY address
