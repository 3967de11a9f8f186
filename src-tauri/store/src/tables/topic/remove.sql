DELETE FROM topic WHERE report = ?1 AND number = ?2
