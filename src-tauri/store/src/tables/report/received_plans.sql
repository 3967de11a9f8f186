SELECT id, plan FROM report WHERE state = 'received' AND deleted_at IS NULL AND form = ?1 AND reporting_year = ?2 ORDER BY id DESC
