DELETE FROM remark WHERE report = ?1 AND address = ?2
