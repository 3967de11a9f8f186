SELECT id, number, address, finding, text, received, answer, corrected, state, changed_at, person FROM query WHERE report = ?1 AND id = ?2
