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
