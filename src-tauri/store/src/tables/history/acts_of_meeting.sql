SELECT seq, act, refers FROM history WHERE meeting = ?1 AND act <> 'note' AND seq > ?2 ORDER BY seq
