SELECT address, text FROM remark WHERE report = ?1 ORDER BY address
