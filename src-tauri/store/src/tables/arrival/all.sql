SELECT report, facts FROM arrival
