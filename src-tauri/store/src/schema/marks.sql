SELECT
  (SELECT value FROM meta WHERE name = 'rested'),
  (SELECT value FROM meta WHERE name = 'generation'),
  (SELECT value FROM meta WHERE name = 'head'),
  (SELECT value FROM meta WHERE name = 'generation_before')
