-- Files that a meeting held and none holds any more, and that no report ever had.
SELECT f.sha256 FROM file f
WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.bound_file = f.sha256)
  AND NOT EXISTS (SELECT 1 FROM meeting m WHERE instr(m.told, f.sha256) > 0)
  AND EXISTS (SELECT 1 FROM history h WHERE h.meeting IS NOT NULL AND instr(h.steps, f.sha256) > 0)
  AND NOT EXISTS (SELECT 1 FROM history h WHERE h.report IS NOT NULL AND instr(h.steps, f.sha256) > 0)
