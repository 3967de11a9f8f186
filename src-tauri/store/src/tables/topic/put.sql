INSERT INTO topic (report, number, library_key, title, intro, questions) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (report, number) DO UPDATE SET library_key = excluded.library_key, title = excluded.title, intro = excluded.intro, questions = excluded.questions
