-- The properties that may keep numbers of cards, and who said that their acquirer permits it.
CREATE TABLE vaults (
    property_id  UUID NOT NULL PRIMARY KEY REFERENCES properties,
    text_version BIGINT NOT NULL,                    -- of what was confirmed
    permitted_by TEXT NOT NULL,
    permitted_at BIGINT NOT NULL
);

-- Numbers of cards, encrypted. A record whose number was given away or wiped holds nothing.
CREATE TABLE vault_records (
    property_id UUID NOT NULL REFERENCES vaults,        -- where the vault is off nothing can be kept
    record_id   UUID NOT NULL,
    booking_id  UUID NOT NULL,
    card        BIGINT NOT NULL,
    key_version BIGINT NOT NULL,                     -- the master key, which is not in the database
    wrapped_key BYTEA,
    nonce       BYTEA,
    ciphertext  BYTEA,
    created_at  BIGINT NOT NULL,
    revealed_at BIGINT,
    wiped_at    BIGINT,                              -- set also where it was revealed
    PRIMARY KEY (property_id, record_id)
);

CREATE INDEX vault_records_of ON vault_records (property_id, booking_id);
CREATE INDEX vault_records_by_key ON vault_records (key_version, record_id) WHERE wiped_at IS NULL;
