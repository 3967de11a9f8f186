SELECT seq, act, refers FROM history WHERE meeting = ?1 AND act <> 'note' ORDER BY seq
