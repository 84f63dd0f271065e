-- Ids are the 16 bytes of a UUID, amounts minor units, instants milliseconds since 1970-01-01 UTC, dates ISO text, flags 0 or 1.

CREATE TABLE properties (
    property_id      BLOB NOT NULL PRIMARY KEY,
    number           INTEGER NOT NULL UNIQUE,            -- order of creation
    settings_version INTEGER NOT NULL,
    rules_version    INTEGER NOT NULL DEFAULT 0,
    brake_version    INTEGER NOT NULL DEFAULT 0,
    paused           INTEGER NOT NULL DEFAULT 0,
    holds_back_since INTEGER,                            -- late payments wait for staff, many of them having come due at once
    lets_through_until INTEGER,                          -- late payments are not held back
    settles_at       INTEGER NOT NULL DEFAULT 0,         -- more late payments may be planned until then
    webhooks_version INTEGER NOT NULL DEFAULT 0,
    chain_seq        INTEGER NOT NULL DEFAULT 0,         -- the chain of facts that concern no booking
    chain_hash       BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Kept for ever: what a booking was folded with can be looked up by its time.
CREATE TABLE property_versions (
    property_id BLOB NOT NULL REFERENCES properties,
    number      INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    settings    TEXT NOT NULL,
    PRIMARY KEY (property_id, number)
) STRICT;

CREATE TABLE automations (
    property_id   BLOB NOT NULL REFERENCES properties,
    automation_id BLOB NOT NULL,
    age           INTEGER NOT NULL,
    name          TEXT NOT NULL,
    state         TEXT NOT NULL,
    activated_at  INTEGER,
    PRIMARY KEY (property_id, automation_id)
) STRICT;

CREATE TABLE automation_versions (
    property_id   BLOB NOT NULL,
    automation_id BLOB NOT NULL,
    number        INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    rule          TEXT NOT NULL,
    PRIMARY KEY (property_id, automation_id, number),
    FOREIGN KEY (property_id, automation_id) REFERENCES automations
) STRICT;

CREATE TABLE bookings (
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,                           -- grows with the time at which it was recorded
    ref         TEXT NOT NULL,
    version     INTEGER NOT NULL,
    status      TEXT NOT NULL,
    arrival     TEXT NOT NULL,
    departure   TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    collectible INTEGER NOT NULL,
    balance     INTEGER NOT NULL,
    state       TEXT NOT NULL,                           -- the fold, without names and addresses
    chain_seq   INTEGER NOT NULL,
    chain_hash  BLOB NOT NULL,
    source_version   INTEGER,                             -- of the system it comes from; null: it gives none
    next_run_at      INTEGER,                             -- the queues it stands in, taken from the fold like the columns above
    run_released     INTEGER NOT NULL,
    run_failed       INTEGER NOT NULL,
    in_doubt         INTEGER NOT NULL,
    request_pending  INTEGER NOT NULL,
    request_sent     INTEGER NOT NULL,
    request_answered INTEGER NOT NULL,
    hold_open        INTEGER NOT NULL,
    PRIMARY KEY (property_id, booking_id),
    UNIQUE (property_id, ref)
) STRICT;

-- The two walks of a sweep.
CREATE INDEX bookings_open ON bookings (property_id, arrival, booking_id) WHERE status IN ('expected', 'checkedIn');
CREATE INDEX bookings_ended ON bookings (property_id, departure, booking_id) WHERE status NOT IN ('expected', 'checkedIn');

-- The queues: only the bookings that stand in them.
CREATE INDEX bookings_planned ON bookings (property_id, next_run_at, booking_id) WHERE next_run_at IS NOT NULL;
CREATE INDEX bookings_run_failed ON bookings (property_id, booking_id) WHERE run_failed = 1;
CREATE INDEX bookings_in_doubt ON bookings (property_id, booking_id) WHERE in_doubt = 1;
CREATE INDEX bookings_request_pending ON bookings (property_id, booking_id) WHERE request_pending = 1;
CREATE INDEX bookings_request_sent ON bookings (property_id, booking_id) WHERE request_sent = 1;
CREATE INDEX bookings_request_answered ON bookings (property_id, booking_id) WHERE request_answered = 1;
CREATE INDEX bookings_hold_open ON bookings (property_id, booking_id) WHERE hold_open = 1;

-- Names and addresses, apart from what is kept for ever. Erasing sets text to null: the hash in the journal stays what it was.
CREATE TABLE people (
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,
    number      INTEGER NOT NULL,
    salt        BLOB NOT NULL,
    text        TEXT,
    PRIMARY KEY (property_id, booking_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    property_id BLOB NOT NULL,
    tx          INTEGER NOT NULL,                        -- 0: whoever writes here writes alone
    position    INTEGER NOT NULL,                        -- place in the property's feed
    booking_id  BLOB NOT NULL,                           -- all zeros: a fact of the property
    seq         INTEGER NOT NULL,                        -- place in its chain, from 1
    at          INTEGER NOT NULL,
    what        TEXT NOT NULL,
    data        TEXT NOT NULL,
    hash        BLOB NOT NULL,                           -- SHA-256 of the hash before and this row
    PRIMARY KEY (property_id, tx, position),
    UNIQUE (property_id, booking_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TABLE reviews (
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,
    due_at      INTEGER NOT NULL,                        -- while somebody looks: when that lease is over
    tries       INTEGER NOT NULL,                        -- how often it was taken since it was last stored
    PRIMARY KEY (property_id, booking_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviews_due ON reviews (due_at, booking_id);

-- Rules or settings changed: the property's bookings are walked through, a page at a time.
CREATE TABLE sweeps (
    property_id BLOB NOT NULL PRIMARY KEY,
    generation  INTEGER NOT NULL,
    ended       INTEGER NOT NULL,                        -- 0: open bookings by arrival; 1: those that ended, by departure
    day         TEXT NOT NULL,                           -- the last booking of the page before
    booking_id  BLOB NOT NULL,
    since       TEXT NOT NULL,                           -- what ended earlier is left out
    due_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sweeps_due ON sweeps (due_at);

CREATE TABLE attempts (
    property_id     BLOB NOT NULL,
    booking_id      BLOB NOT NULL,
    attempt_id      BLOB NOT NULL,
    kind            TEXT NOT NULL,
    currency        TEXT NOT NULL,
    order_json      TEXT NOT NULL,                       -- frozen
    order_hash      BLOB NOT NULL,
    state           TEXT NOT NULL,
    reason          TEXT,
    gateway         TEXT NOT NULL,                       -- as the property names it; empty: it names none
    gateway_id      TEXT,
    booking_version INTEGER NOT NULL,                    -- the booking's version the order was decided at
    at              INTEGER NOT NULL,
    sent_at         INTEGER,
    checks          INTEGER NOT NULL,
    next_check_at   INTEGER,                             -- while somebody works on it: when that lease is over
    expires_at      INTEGER,
    settled         INTEGER NOT NULL,                    -- the journal tells its end
    PRIMARY KEY (property_id, booking_id, attempt_id)
) STRICT;

-- The last line of defence against charging twice: one payment in flight for a booking, whoever asks.
CREATE UNIQUE INDEX attempts_one_open_obligation ON attempts (property_id, booking_id)
    WHERE settled = 0 AND kind IN ('charge', 'capture') AND state NOT IN ('succeeded', 'declined', 'voided');

-- By which a gateway's event finds its attempt.
CREATE INDEX attempts_by_id ON attempts (attempt_id);

CREATE INDEX attempts_due ON attempts (next_check_at, attempt_id) WHERE settled = 0 AND next_check_at IS NOT NULL;

CREATE TABLE messages (
    property_id      BLOB NOT NULL,
    booking_id       BLOB NOT NULL,
    message_id       BLOB NOT NULL,                      -- grows with the time at which it was written
    recipient        TEXT NOT NULL,
    template         TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    address          TEXT NOT NULL,
    language         TEXT NOT NULL,
    data             TEXT NOT NULL,
    created_at       INTEGER NOT NULL,
    state            TEXT NOT NULL,
    tries            INTEGER NOT NULL,
    next_try_at      INTEGER,                            -- while somebody sends it: when that lease is over
    error            TEXT,
    subject          TEXT,
    text             TEXT,
    html             TEXT,
    PRIMARY KEY (property_id, booking_id, message_id)
) STRICT;

CREATE INDEX messages_by_age ON messages (property_id, message_id);
CREATE INDEX messages_undelivered ON messages (property_id, message_id) WHERE state IN ('failed', 'bounced');

CREATE INDEX messages_due ON messages (next_try_at, message_id) WHERE next_try_at IS NOT NULL;

CREATE TABLE tasks (
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,                           -- all zeros: it concerns no booking
    seq         INTEGER NOT NULL,                        -- the journal entry that made it
    text        TEXT NOT NULL,
    channel     TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    attempt_id  BLOB,                                    -- done when it is resolved
    done_at     INTEGER,
    PRIMARY KEY (property_id, booking_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX tasks_open ON tasks (property_id, created_at, booking_id, seq) WHERE done_at IS NULL;

CREATE TABLE api_keys (
    property_id BLOB NOT NULL,
    key_id      BLOB NOT NULL,
    prefix      TEXT NOT NULL UNIQUE,                    -- what may be shown of it, and by which it is found
    hash        BLOB NOT NULL,                           -- SHA-256 of the whole key
    name        TEXT NOT NULL,
    scope       TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    used_on     TEXT,                                    -- the last day (UTC)
    revoked_at  INTEGER,
    PRIMARY KEY (property_id, key_id)
) STRICT, WITHOUT ROWID;

-- What was answered to requests that carry an Idempotency-Key, for a day.
CREATE TABLE kept_answers (
    property_id  BLOB NOT NULL,
    key_id       BLOB NOT NULL,
    name         TEXT NOT NULL,                            -- the Idempotency-Key
    request_hash BLOB NOT NULL,
    begun_at     INTEGER NOT NULL,
    status       INTEGER,                                 -- null: not answered yet
    body         TEXT,
    PRIMARY KEY (property_id, key_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_answers_by_age ON kept_answers (begun_at);

-- Where other systems are told what happens. Their secrets are not here: they are made from the installation's key.
CREATE TABLE webhooks (
    property_id   BLOB NOT NULL,
    webhook_id    BLOB NOT NULL,
    url           TEXT NOT NULL,
    events        TEXT NOT NULL,                         -- names and patterns, with spaces between
    active        INTEGER NOT NULL,
    off_reason    TEXT,                                  -- why it was switched off by itself
    secret_number INTEGER NOT NULL,                      -- grows with each rotation
    rotated_at    INTEGER,
    created_at    INTEGER NOT NULL,
    failing_since INTEGER,                               -- the first failure after the last success
    PRIMARY KEY (property_id, webhook_id)
) STRICT, WITHOUT ROWID;

-- One row for each event and webhook, written with the journal entry that it tells of; the text is made from that entry when it is sent.
CREATE TABLE webhook_deliveries (
    property_id BLOB NOT NULL,
    webhook_id  BLOB NOT NULL,
    delivery_id BLOB NOT NULL,                           -- of the entry's time and hash
    booking_id  BLOB NOT NULL,                           -- the entry: its chain (all zeros: the property's)
    seq         INTEGER NOT NULL,                        -- and its place there
    what        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    state       TEXT NOT NULL,
    tries       INTEGER NOT NULL,
    next_try_at INTEGER,                                 -- while somebody sends it: when that lease is over
    tried_at    INTEGER,
    status      INTEGER,                                 -- of the last answer
    answer      TEXT,                                    -- its beginning, or why there was none
    PRIMARY KEY (property_id, webhook_id, delivery_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_try_at, delivery_id) WHERE next_try_at IS NOT NULL;

-- What gateways post, as it came. Which property it concerns shows only when it is read.
CREATE TABLE gateway_events (
    gateway  TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at       INTEGER NOT NULL,
    body     BLOB NOT NULL,
    outcome  TEXT,                                       -- null: not looked at yet
    tries    INTEGER NOT NULL,
    due_at   INTEGER,                                    -- while somebody looks: when that lease is over
    PRIMARY KEY (gateway, event_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX gateway_events_due ON gateway_events (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX gateway_events_by_age ON gateway_events (at);

-- Work that takes long, done by whichever node takes it.
CREATE TABLE jobs (
    property_id BLOB NOT NULL,
    job_id      BLOB NOT NULL,                           -- grows with the time at which it was ordered
    kind        TEXT NOT NULL,
    input       TEXT NOT NULL,
    state       TEXT NOT NULL,
    progress    INTEGER NOT NULL,                        -- of 1,000
    result      TEXT,
    error       TEXT,
    created_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    tries       INTEGER NOT NULL,
    due_at      INTEGER,                                 -- while somebody works on it: when that lease is over
    PRIMARY KEY (property_id, job_id)
) STRICT;

CREATE INDEX jobs_due ON jobs (due_at, job_id) WHERE due_at IS NOT NULL;
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
