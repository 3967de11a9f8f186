SELECT address, text FROM remark WHERE report = ?1 AND address = ?2
