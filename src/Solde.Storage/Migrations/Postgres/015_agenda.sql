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
