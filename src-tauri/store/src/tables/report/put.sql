UPDATE report SET plan = ?1, host = ?2, contact_name = ?3, contact_email = ?4, contact_phone = ?5, form = ?6, reporting_year = ?7, meeting_date = ?8, due_date = ?9, supplements = ?10, reading = ?11, state = ?12, bound_file = ?13, created_at = ?14, changed_at = ?15, deleted_at = ?16, schedule = ?17
WHERE id = ?18
