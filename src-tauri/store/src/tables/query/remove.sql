DELETE FROM query WHERE report = ?1 AND id = ?2
