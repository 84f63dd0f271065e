-- How far the numbers of documents have come: one row a property, kind and year. It is moved only with what is stored, so that no number is missing.
CREATE TABLE document_series (
    property_id UUID NOT NULL REFERENCES properties,
    kind        TEXT NOT NULL,
    year        BIGINT NOT NULL,
    last        BIGINT NOT NULL,
    PRIMARY KEY (property_id, kind, year)
);

-- Receipts, invoices and credit notes. Rows are never changed or deleted; the journal binds each by its digest.
CREATE TABLE documents (
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL,
    document    BIGINT NOT NULL,                    -- within the booking, from 1
    kind        TEXT NOT NULL,
    year        BIGINT NOT NULL,
    place       BIGINT NOT NULL,                    -- within the series, from 1
    issued_at   BIGINT NOT NULL,
    text        TEXT NOT NULL,                    -- what it says, as JSON
    PRIMARY KEY (property_id, booking_id, document)
);

CREATE UNIQUE INDEX documents_by_number ON documents (property_id, kind, year, place);
