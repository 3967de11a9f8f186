SELECT sha256, name, bytes FROM file WHERE sha256 = ?1
