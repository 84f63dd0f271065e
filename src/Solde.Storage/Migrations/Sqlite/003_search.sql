-- What lists filter and sort by, in narrow rows beside the bookings.

CREATE TABLE listed (
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,
    arrival     TEXT NOT NULL,
    facets      INTEGER NOT NULL,                        -- status, what is owed and the states of payment, as bits
    channel     TEXT NOT NULL,
    words       TEXT NOT NULL,                           -- the folded reference and name, erased with the name
    PRIMARY KEY (property_id, booking_id)
) STRICT, WITHOUT ROWID;

-- What a booking is found by: the folded reference and name, erased with the name; beside them what else no payment changes.
CREATE TABLE words (
    place       INTEGER PRIMARY KEY,                     -- grows within a property, whose number is the bits from the 41st on
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,
    person      INTEGER NOT NULL,                        -- the guest's name among the booking's people
    words       TEXT NOT NULL,
    arrival     TEXT NOT NULL,
    channel     TEXT NOT NULL,
    UNIQUE (property_id, booking_id)
) STRICT;

-- folded is a function of this program.
INSERT INTO words (place, property_id, booking_id, person, words, arrival, channel)
SELECT (p.number << 40) + ROW_NUMBER() OVER (PARTITION BY b.property_id ORDER BY b.booking_id), b.property_id, b.booking_id, b.person,
    '  ' || folded(b.ref) || char(10) || '  ' || folded(COALESCE(t.text, '')), b.arrival, b.channel
FROM (
    SELECT property_id, booking_id, ref, arrival, COALESCE(json_extract(state, '$.details.channel'), '') AS channel,
        CAST(substr(json_extract(state, '$.details.guest.name'), 1, instr(json_extract(state, '$.details.guest.name'), '.') - 1) AS INTEGER) AS person
    FROM bookings) b
JOIN properties p ON p.property_id = b.property_id
LEFT JOIN people t ON t.property_id = b.property_id AND t.booking_id = b.booking_id AND t.number = b.person;

INSERT INTO listed (property_id, booking_id, arrival, facets, channel, words)
SELECT b.property_id, b.booking_id, b.arrival,
    (CASE status WHEN 'expected' THEN 0 WHEN 'checkedIn' THEN 1 WHEN 'checkedOut' THEN 2 WHEN 'cancelled' THEN 3 ELSE 4 END)
        + (CASE WHEN collectible > 0 THEN 0 WHEN balance < 0 THEN 2 ELSE 1 END) * 8
        + (CASE WHEN next_run_at IS NULL THEN 0 ELSE 1 END) * 32 + run_failed * 64 + in_doubt * 128
        + request_pending * 256 + request_sent * 512 + request_answered * 1024 + hold_open * 2048
        + (CASE WHEN collectible <= 0 AND EXISTS (SELECT 1 FROM json_each(state, '$.folios') WHERE json_extract(value, '$.paid') > 0) THEN 1 ELSE 0 END) * 4096,
    w.channel, w.words
FROM bookings b JOIN words w ON w.property_id = b.property_id AND w.booking_id = b.booking_id;

-- Both hold all that a filter looks at: a list is read from one of them alone.
CREATE INDEX listed_by_facets ON listed (property_id, facets, arrival, booking_id, words);
CREATE INDEX listed_by_channel ON listed (property_id, channel, facets, arrival, booking_id, words);

-- For a text that very many have: the bookings in their order, with their words.
CREATE INDEX words_in_order ON words (property_id, arrival, booking_id, words);

-- Every three letters that follow each other. What is erased leaves it at once.
CREATE VIRTUAL TABLE words_index USING fts5(words, content = 'words', content_rowid = 'place', tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0);
INSERT INTO words_index (words_index, rank) VALUES ('secure-delete', 1);
INSERT INTO words_index (words_index) VALUES ('rebuild');

CREATE TRIGGER words_are_indexed AFTER INSERT ON words
BEGIN
    INSERT INTO words_index (rowid, words) VALUES (NEW.place, NEW.words);
END;

CREATE TRIGGER words_are_indexed_again AFTER UPDATE OF words ON words WHEN OLD.words <> NEW.words
BEGIN
    INSERT INTO words_index (words_index, rowid, words) VALUES ('delete', OLD.place, OLD.words);
    INSERT INTO words_index (rowid, words) VALUES (NEW.place, NEW.words);
END;
