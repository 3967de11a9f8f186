INSERT INTO answer (report, address, value, source, carried, changed_at, person) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (report, address) DO UPDATE SET value = excluded.value, source = excluded.source, carried = excluded.carried,
  changed_at = excluded.changed_at, person = excluded.person
