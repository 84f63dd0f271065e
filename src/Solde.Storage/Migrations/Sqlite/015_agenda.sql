-- Who takes a time of somebody waits for whoever is taking another one, until that is stored or undone.
CREATE TABLE agendas (
    property_id BLOB NOT NULL REFERENCES properties,
    member      TEXT NOT NULL,
    changes     INTEGER NOT NULL,
    PRIMARY KEY (property_id, member)
) STRICT, WITHOUT ROWID;

-- The times that appointments take, with what is kept free around them; no two of one member overlap.
CREATE TABLE taken_times (
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL,
    member      TEXT NOT NULL,                     -- empty: nobody's
    from_at     INTEGER NOT NULL,
    until_at    INTEGER NOT NULL,
    PRIMARY KEY (property_id, booking_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX taken_times_by_member ON taken_times (property_id, member, from_at);
CREATE INDEX taken_times_by_time ON taken_times (property_id, from_at);

-- By which a client is known again. Mail servers' answers may be longer than an index holds.
CREATE INDEX people_by_text ON people (property_id, lower(text)) WHERE length(text) <= 320;

-- Appointments of before had nobody who serves: their time is in nobody's way, and only when they begin counts. instant_of is a function of this program.
INSERT INTO taken_times
SELECT property_id, booking_id, member, from_at, from_at + 1800000
FROM (
    SELECT b.property_id, b.booking_id, COALESCE(json_extract(b.state, '$.details.teamMember'), '') AS member,
        instant_of(json_extract(b.state, '$.details.start'), json_extract(v.settings, '$.timeZone')) AS from_at
    FROM bookings b
    JOIN properties p ON p.property_id = b.property_id
    JOIN property_versions v ON v.property_id = p.property_id AND v.number = p.settings_version
    WHERE b.arrival = b.departure AND b.status <> 'cancelled' AND json_extract(b.state, '$.details.start') IS NOT NULL) appointments;
