SELECT number, library_key, title, intro FROM topic WHERE report = ?1 AND number = ?2
