SELECT h.seq, h.edit_id, h.report, h.time, h.person, h.act, h.kind, h.refers, h.steps
FROM history_place p JOIN history h ON h.seq = p.seq WHERE p.report = ?1 AND p.address = ?2 ORDER BY p.seq DESC
