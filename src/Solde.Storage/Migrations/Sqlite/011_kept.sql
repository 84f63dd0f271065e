-- When it is looked whether a link's stay is long over; 0: it was just sent.
ALTER TABLE pay_links ADD COLUMN look_at INTEGER NOT NULL DEFAULT 0;

CREATE INDEX pay_links_to_look_at ON pay_links (look_at);

-- The gateway's pages that are over, the oldest first.
CREATE INDEX guest_pages_over ON guest_pages (at) WHERE next_check_at IS NULL;

-- Records are wrapped anew a page at a time.
DROP INDEX vault_records_by_key;

CREATE INDEX vault_records_by_key ON vault_records (key_version, record_id) WHERE wiped_at IS NULL;
