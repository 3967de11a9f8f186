SELECT facts FROM arrival WHERE report = ?1
