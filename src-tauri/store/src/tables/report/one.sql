SELECT id, plan, host, contact_name, contact_email, contact_phone, form, reporting_year, meeting_date, due_date, supplements, reading, state, bound_file, created_at, changed_at, deleted_at, schedule
FROM report WHERE id = ?1
