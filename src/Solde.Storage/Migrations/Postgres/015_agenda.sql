-- Who takes a time of somebody waits for whoever is taking another one, until that is stored or undone.
CREATE TABLE agendas (
    property_id UUID NOT NULL REFERENCES properties,
    member      TEXT COLLATE "C" NOT NULL,
    changes     BIGINT NOT NULL,
    PRIMARY KEY (property_id, member)
);

-- The times that appointments take, with what is kept free around them; no two of one member overlap.
CREATE TABLE taken_times (
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL,
    member      TEXT COLLATE "C" NOT NULL,                     -- empty: nobody's
    from_at     BIGINT NOT NULL,
    until_at    BIGINT NOT NULL,
    PRIMARY KEY (property_id, booking_id)
);

CREATE INDEX taken_times_by_member ON taken_times (property_id, member, from_at);
CREATE INDEX taken_times_by_time ON taken_times (property_id, from_at);

-- By which a client is known again. Mail servers' answers may be longer than an index holds.
CREATE INDEX people_by_text ON people (property_id, lower(text)) WHERE length(text) <= 320;

-- Appointments of before had nobody who serves: their time is in nobody's way, and only when they begin counts.
INSERT INTO taken_times
SELECT property_id, booking_id, member, from_at, from_at + 1800000
FROM (
    SELECT b.property_id, b.booking_id, COALESCE(b.state::jsonb #>> '{details,teamMember}', '') AS member,
        (extract(epoch FROM ((b.state::jsonb #>> '{details,start}')::timestamp AT TIME ZONE (v.settings::jsonb ->> 'timeZone'))) * 1000)::bigint AS from_at
    FROM bookings b
    JOIN properties p ON p.property_id = b.property_id
    JOIN property_versions v ON v.property_id = p.property_id AND v.number = p.settings_version
    WHERE b.arrival = b.departure AND b.status <> 'cancelled' AND b.state::jsonb #>> '{details,start}' IS NOT NULL) appointments;
