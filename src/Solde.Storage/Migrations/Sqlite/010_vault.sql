-- The properties that may keep numbers of cards, and who said that their acquirer permits it.
CREATE TABLE vaults (
    property_id  BLOB NOT NULL PRIMARY KEY REFERENCES properties,
    text_version INTEGER NOT NULL,                    -- of what was confirmed
    permitted_by TEXT NOT NULL,
    permitted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbers of cards, encrypted. A record whose number was given away or wiped holds nothing.
CREATE TABLE vault_records (
    property_id BLOB NOT NULL REFERENCES vaults,        -- where the vault is off nothing can be kept
    record_id   BLOB NOT NULL,
    booking_id  BLOB NOT NULL,
    card        INTEGER NOT NULL,
    key_version INTEGER NOT NULL,                     -- the master key, which is not in the database
    wrapped_key BLOB,
    nonce       BLOB,
    ciphertext  BLOB,
    created_at  INTEGER NOT NULL,
    revealed_at INTEGER,
    wiped_at    INTEGER,                              -- set also where it was revealed
    PRIMARY KEY (property_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX vault_records_of ON vault_records (property_id, booking_id);
CREATE INDEX vault_records_by_key ON vault_records (key_version, record_id) WHERE wiped_at IS NULL;
