DELETE FROM answer WHERE report = ?1 AND address = ?2
