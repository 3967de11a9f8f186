SELECT number, library_key, title, intro FROM topic WHERE report = ?1 ORDER BY number
