INSERT INTO history_place (report, address, seq) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING
