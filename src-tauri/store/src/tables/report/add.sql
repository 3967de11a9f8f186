INSERT INTO report (plan, host, contact_name, contact_email, contact_phone, form, reporting_year, meeting_date, due_date, supplements, reading, state, bound_file, created_at, changed_at, deleted_at, schedule)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) RETURNING id
