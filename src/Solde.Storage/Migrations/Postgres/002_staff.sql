-- Who signs in, and where.

CREATE TABLE organisations (
    organisation_id UUID NOT NULL PRIMARY KEY,
    number          BIGINT NOT NULL UNIQUE,             -- order of creation
    name            TEXT NOT NULL,
    created_at      BIGINT NOT NULL
);

CREATE TABLE organisation_properties (
    property_id     UUID NOT NULL PRIMARY KEY REFERENCES properties,
    organisation_id UUID NOT NULL REFERENCES organisations
);

CREATE INDEX organisation_properties_of ON organisation_properties (organisation_id);

CREATE TABLE staff (
    staff_id        UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisations,
    address         TEXT NOT NULL UNIQUE,                -- the e-mail address in lower case
    email           TEXT NOT NULL,                       -- as they write it
    name            TEXT NOT NULL,
    language        TEXT NOT NULL,
    is_owner        BIGINT NOT NULL,
    security_stamp  TEXT NOT NULL,                       -- changes with everything that ends their sessions
    password_hash   TEXT,
    failed_sign_ins BIGINT NOT NULL,
    locked_until    BIGINT,
    two_factor      BIGINT NOT NULL,
    code_key        TEXT,                                -- encrypted
    recovery_codes  TEXT,                                -- encrypted
    created_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL
);

CREATE INDEX staff_of ON staff (organisation_id);

CREATE TABLE passkeys (
    credential_id BYTEA NOT NULL PRIMARY KEY,
    staff_id      UUID NOT NULL REFERENCES staff,
    name          TEXT NOT NULL,
    data          TEXT NOT NULL,                         -- public key and counters
    created_at    BIGINT NOT NULL
);

CREATE INDEX passkeys_of ON passkeys (staff_id);

-- Owners have none: every property of their organisation is theirs.
CREATE TABLE roles (
    property_id UUID NOT NULL REFERENCES properties,
    staff_id    UUID NOT NULL REFERENCES staff,
    role        TEXT NOT NULL,
    PRIMARY KEY (property_id, staff_id)
);

CREATE INDEX roles_of ON roles (staff_id);

CREATE TABLE sessions (
    session_hash BYTEA NOT NULL PRIMARY KEY,              -- SHA-256 of what the browser holds
    staff_id     UUID NOT NULL REFERENCES staff,
    ticket       BYTEA NOT NULL,                          -- encrypted
    created_at   BIGINT NOT NULL,
    seen_at      BIGINT NOT NULL,
    ends_at      BIGINT NOT NULL,
    address      TEXT NOT NULL,
    agent        TEXT NOT NULL
);

CREATE INDEX sessions_of ON sessions (staff_id);
CREATE INDEX sessions_ended ON sessions (ends_at);

CREATE TABLE invitations (
    invitation_hash BYTEA NOT NULL PRIMARY KEY,           -- SHA-256 of what the link holds
    organisation_id UUID NOT NULL REFERENCES organisations,
    property_id     UUID REFERENCES properties,          -- null: they become an owner
    role            TEXT NOT NULL,
    email           TEXT NOT NULL,                       -- in lower case
    invited_by      UUID NOT NULL,
    ends_at         BIGINT NOT NULL
);

CREATE INDEX invitations_of ON invitations (organisation_id, email);

-- Of cookies and forms; the same for all nodes. Encrypted with the installation's key.
CREATE TABLE shared_keys (
    name TEXT NOT NULL PRIMARY KEY,
    data TEXT NOT NULL
);
