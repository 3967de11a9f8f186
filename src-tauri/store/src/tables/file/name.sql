SELECT name FROM file WHERE sha256 = ?1
