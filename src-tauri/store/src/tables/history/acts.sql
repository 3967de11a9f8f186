SELECT seq, act, refers FROM history WHERE report = ?1 AND act <> 'note' ORDER BY seq
