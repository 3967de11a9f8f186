SELECT number, library_key, title, intro, questions FROM topic WHERE report = ?1 AND number = ?2
