INSERT INTO arrival (report, facts) VALUES (?1, ?2)
ON CONFLICT (report) DO UPDATE SET facts = excluded.facts
