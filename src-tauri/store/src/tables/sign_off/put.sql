INSERT INTO sign_off (report, what, person, position, time, voided_at, voided_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (report, what) DO UPDATE SET person = excluded.person, position = excluded.position, time = excluded.time,
  voided_at = excluded.voided_at, voided_by = excluded.voided_by
