-- The till of a day as it was closed. Rows are never changed or deleted; the property's journal binds each by its digest.
CREATE TABLE closed_days (
    property_id BLOB NOT NULL REFERENCES properties,
    day         TEXT NOT NULL,                           -- by the property's clock
    closed_at   INTEGER NOT NULL,
    closed_by   TEXT,
    sums        TEXT NOT NULL,                           -- as JSON
    PRIMARY KEY (property_id, day)
) STRICT, WITHOUT ROWID;

-- By which a day's documents are found.
CREATE INDEX documents_by_time ON documents (property_id, issued_at);
