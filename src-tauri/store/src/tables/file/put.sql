INSERT INTO file (sha256, name, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (sha256) DO NOTHING
