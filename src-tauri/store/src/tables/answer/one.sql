SELECT address, value, source, carried, changed_at, person FROM answer WHERE report = ?1 AND address = ?2
