SELECT report, max(seq) FROM history WHERE report IS NOT NULL GROUP BY report
