SELECT report FROM query WHERE id = ?1 ORDER BY report
