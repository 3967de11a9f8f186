SELECT seq, edit_id, report, time, person, act, kind, refers, steps FROM history WHERE edit_id = ?1
