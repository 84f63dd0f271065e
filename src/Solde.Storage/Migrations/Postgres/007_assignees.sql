-- Who sees to a task; null: nobody yet.
ALTER TABLE tasks ADD COLUMN assignee UUID;

CREATE INDEX tasks_open_by_channel ON tasks (property_id, channel, created_at, booking_id, seq) WHERE done_at IS NULL;
CREATE INDEX tasks_open_by_assignee ON tasks (property_id, assignee, created_at, booking_id, seq) WHERE done_at IS NULL AND assignee IS NOT NULL;
