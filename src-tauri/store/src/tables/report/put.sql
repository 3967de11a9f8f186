UPDATE report SET plan = ?1, host = ?2, contact_name = ?3, contact_email = ?4, contact_phone = ?5, form = ?6, reporting_year = ?7, meeting_date = ?8, due_date = ?9, supplements = ?10, state = ?11, bound_file = ?12, created_at = ?13, changed_at = ?14, deleted_at = ?15
WHERE id = ?16
