-- Who signs in, and where.

CREATE TABLE organisations (
    organisation_id BLOB NOT NULL PRIMARY KEY,
    number          INTEGER NOT NULL UNIQUE,             -- order of creation
    name            TEXT NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_properties (
    property_id     BLOB NOT NULL PRIMARY KEY REFERENCES properties,
    organisation_id BLOB NOT NULL REFERENCES organisations
) STRICT, WITHOUT ROWID;

CREATE INDEX organisation_properties_of ON organisation_properties (organisation_id);

CREATE TABLE staff (
    staff_id        BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations,
    address         TEXT NOT NULL UNIQUE,                -- the e-mail address in lower case
    email           TEXT NOT NULL,                       -- as they write it
    name            TEXT NOT NULL,
    language        TEXT NOT NULL,
    is_owner        INTEGER NOT NULL,
    security_stamp  TEXT NOT NULL,                       -- changes with everything that ends their sessions
    password_hash   TEXT,
    failed_sign_ins INTEGER NOT NULL,
    locked_until    INTEGER,
    two_factor      INTEGER NOT NULL,
    code_key        TEXT,                                -- encrypted
    recovery_codes  TEXT,                                -- encrypted
    created_at      INTEGER NOT NULL,
    version         INTEGER NOT NULL
) STRICT;

CREATE INDEX staff_of ON staff (organisation_id);

CREATE TABLE passkeys (
    credential_id BLOB NOT NULL PRIMARY KEY,
    staff_id      BLOB NOT NULL REFERENCES staff,
    name          TEXT NOT NULL,
    data          TEXT NOT NULL,                         -- public key and counters
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX passkeys_of ON passkeys (staff_id);

-- Owners have none: every property of their organisation is theirs.
CREATE TABLE roles (
    property_id BLOB NOT NULL REFERENCES properties,
    staff_id    BLOB NOT NULL REFERENCES staff,
    role        TEXT NOT NULL,
    PRIMARY KEY (property_id, staff_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX roles_of ON roles (staff_id);

CREATE TABLE sessions (
    session_hash BLOB NOT NULL PRIMARY KEY,              -- SHA-256 of what the browser holds
    staff_id     BLOB NOT NULL REFERENCES staff,
    ticket       BLOB NOT NULL,                          -- encrypted
    created_at   INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    ends_at      INTEGER NOT NULL,
    address      TEXT NOT NULL,
    agent        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of ON sessions (staff_id);
CREATE INDEX sessions_ended ON sessions (ends_at);

CREATE TABLE invitations (
    invitation_hash BLOB NOT NULL PRIMARY KEY,           -- SHA-256 of what the link holds
    organisation_id BLOB NOT NULL REFERENCES organisations,
    property_id     BLOB REFERENCES properties,          -- null: they become an owner
    role            TEXT NOT NULL,
    email           TEXT NOT NULL,                       -- in lower case
    invited_by      BLOB NOT NULL,
    ends_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX invitations_of ON invitations (organisation_id, email);

-- Of cookies and forms; the same for all nodes. Encrypted with the installation's key.
CREATE TABLE shared_keys (
    name TEXT NOT NULL PRIMARY KEY,
    data TEXT NOT NULL
) STRICT, WITHOUT ROWID;
