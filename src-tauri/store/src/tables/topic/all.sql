SELECT number, library_key, title, intro, questions FROM topic WHERE report = ?1 ORDER BY number
