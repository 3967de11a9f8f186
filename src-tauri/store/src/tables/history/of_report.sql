SELECT seq, edit_id, report, time, person, act, kind, refers, steps FROM history WHERE report = ?1 ORDER BY seq DESC
