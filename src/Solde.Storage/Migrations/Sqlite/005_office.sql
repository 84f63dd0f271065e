-- What members of staff did, in the order of the feed. All else is looked through in the feed itself: an index more costs every payment.
CREATE INDEX journal_by_staff ON journal (property_id, tx, position) WHERE substr(data, 1, 13) = '{"by":"staff:';

-- What belongs to a version of the settings, but is not of their document.
ALTER TABLE property_versions ADD COLUMN logo BLOB;
ALTER TABLE property_versions ADD COLUMN templates TEXT; -- JSON: the versions of own texts in force; null: none

-- Kept for ever: e-mails that were sent refer to them.
CREATE TABLE logos (
    logo_id     BLOB NOT NULL PRIMARY KEY,
    property_id BLOB NOT NULL REFERENCES properties,
    kind        TEXT NOT NULL,                           -- media type
    bytes       BLOB NOT NULL,
    at          INTEGER NOT NULL
) STRICT;

-- A property's own texts of e-mails; a message says which version it was written with. Version 1 is the built-in text.
CREATE TABLE templates (
    property_id BLOB NOT NULL REFERENCES properties,
    recipient   TEXT NOT NULL,
    template    TEXT NOT NULL,
    language    TEXT NOT NULL,
    version     INTEGER NOT NULL,
    source      TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (property_id, recipient, template, language, version)
) STRICT, WITHOUT ROWID;
