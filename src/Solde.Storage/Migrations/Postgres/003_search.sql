-- What lists filter and sort by, in narrow rows beside the bookings.

CREATE TABLE listed (
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL,
    arrival     TEXT COLLATE "C" NOT NULL,
    facets      BIGINT NOT NULL,                         -- status, what is owed and the states of payment, as bits
    channel     TEXT COLLATE "C" NOT NULL,
    words       TEXT COLLATE "C" NOT NULL                -- the folded reference and name, erased with the name
);

-- What a booking is found by: the folded reference and name, erased with the name; beside them what else no payment changes.
CREATE TABLE words (
    place       BIGINT NOT NULL,                         -- the property's number
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL,
    person      BIGINT NOT NULL,                         -- the guest's name among the booking's people
    words       TEXT COLLATE "C" NOT NULL,
    arrival     TEXT COLLATE "C" NOT NULL,
    channel     TEXT COLLATE "C" NOT NULL
);

-- As the program folds what it stores: no case, no accents, two spaces before every word.
CREATE FUNCTION folded(text TEXT) RETURNS TEXT LANGUAGE sql AS $$
    SELECT replace(rtrim(regexp_replace(btrim(regexp_replace(
        translate(
            replace(replace(replace(replace(
                lower(normalize(regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g'), NFC)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            'øđðłı’', 'oddli'''),
        '[\s[:cntrl:]]+', ' ', 'g')), '([-''])\s*', '\1 ', 'g')), ' ', '  ')
$$;

INSERT INTO words (place, property_id, booking_id, person, words, arrival, channel)
SELECT p.number, b.property_id, b.booking_id, b.person, '  ' || folded(b.ref) || chr(10) || '  ' || folded(COALESCE(t.text, '')), b.arrival, b.channel
FROM (
    SELECT property_id, booking_id, ref, arrival, COALESCE(state::jsonb #>> '{details,channel}', '') AS channel,
        split_part(state::jsonb #>> '{details,guest,name}', '.', 1)::bigint AS person
    FROM bookings) b
JOIN properties p ON p.property_id = b.property_id
LEFT JOIN people t ON t.property_id = b.property_id AND t.booking_id = b.booking_id AND t.number = b.person;

INSERT INTO listed (property_id, booking_id, arrival, facets, channel, words)
SELECT b.property_id, b.booking_id, b.arrival,
    (CASE status WHEN 'expected' THEN 0 WHEN 'checkedIn' THEN 1 WHEN 'checkedOut' THEN 2 WHEN 'cancelled' THEN 3 ELSE 4 END)
        + (CASE WHEN collectible > 0 THEN 0 WHEN balance < 0 THEN 2 ELSE 1 END) * 8
        + (CASE WHEN next_run_at IS NULL THEN 0 ELSE 1 END) * 32 + run_failed * 64 + in_doubt * 128
        + request_pending * 256 + request_sent * 512 + request_answered * 1024 + hold_open * 2048
        + (CASE WHEN collectible <= 0 AND jsonb_path_exists(state::jsonb, '$.folios[*].paid ? (@ > 0)') THEN 1 ELSE 0 END) * 4096,
    w.channel, w.words
FROM bookings b JOIN words w ON w.property_id = b.property_id AND w.booking_id = b.booking_id;

DROP FUNCTION folded;

ALTER TABLE listed ADD PRIMARY KEY (property_id, booking_id);
ALTER TABLE words ADD PRIMARY KEY (property_id, booking_id);

-- Both hold all that a filter looks at: a list is read from one of them alone.
CREATE INDEX listed_by_facets ON listed (property_id, facets, arrival, booking_id) INCLUDE (words);
CREATE INDEX listed_by_channel ON listed (property_id, channel, facets, arrival, booking_id) INCLUDE (words);

-- For a text that very many have: the bookings in their order, with their words.
CREATE INDEX words_in_order ON words (property_id, arrival, booking_id) INCLUDE (words);

-- Every three letters that follow each other, each with the property's number: other properties' bookings are not passed over one by one.
-- Not parallel: to start other processes takes longer than what they would do.
CREATE FUNCTION trigrams(property BIGINT, words TEXT) RETURNS TEXT[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    found  TEXT[] := '{}';
    prefix TEXT := property::text;
BEGIN
    FOR i IN 1 .. length(words) - 2 LOOP
        found[i] := prefix || substr(words, i, 3);
    END LOOP;
    RETURN found;
END $$;

-- What was added last is looked through one by one, so there is little of it.
CREATE INDEX words_index ON words USING gin (trigrams(place, words)) WITH (gin_pending_list_limit = 256);
