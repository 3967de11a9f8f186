-- The meetings that held a file, each with the newest row of history that names it.
SELECT meeting, max(seq) FROM history WHERE meeting IS NOT NULL AND instr(steps, ?1) > 0 GROUP BY meeting
