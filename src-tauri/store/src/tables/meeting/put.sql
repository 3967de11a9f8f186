UPDATE meeting SET told = ?2, changed_at = ?3, deleted_at = ?4 WHERE id = ?1
