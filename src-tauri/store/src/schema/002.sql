-- Layout 2. What a Discussion Guide holds: the host's questions per topic, the schedule of meetings.

-- The questions in the order asked, a list of id and wording; empty for the form's own set.
ALTER TABLE topic ADD COLUMN questions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(questions));

-- The year's meetings: a list of date, minutes, due, topic.
ALTER TABLE report ADD COLUMN schedule TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(schedule));
