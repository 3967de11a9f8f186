SELECT e.report, e.check_id || '@' || e.at, e.text FROM report r JOIN explanation e ON e.report = r.id
WHERE r.deleted_at IS NULL AND r.form IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR r.reporting_year = ?2) AND (?3 IS NULL OR r.plan = ?3)
ORDER BY e.report
