-- Links to guests' pages, by the hash of their secret: what opens a page is in no table.
CREATE TABLE pay_links (
    hash        BYTEA NOT NULL PRIMARY KEY,
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL,
    number       BIGINT NOT NULL                            -- how many of the booking's were revoked before it
);

-- The gateway's pages that guests were sent to.
CREATE TABLE guest_pages (
    property_id   UUID NOT NULL,
    booking_id    UUID NOT NULL,
    page_id       UUID NOT NULL,
    purpose       TEXT NOT NULL,
    method        TEXT NOT NULL,
    amount        BIGINT,
    currency      TEXT,
    attempt_id    UUID,
    gateway_id    TEXT,
    at            BIGINT NOT NULL,
    next_check_at BIGINT,                                   -- null: it is over
    checks        BIGINT NOT NULL,
    link          BIGINT NOT NULL,                         -- the number of the link that the guest came by
    PRIMARY KEY (property_id, booking_id, page_id)
);

CREATE INDEX guest_pages_due ON guest_pages (next_check_at) WHERE next_check_at IS NOT NULL;

-- By which a gateway's event finds its page.
CREATE INDEX guest_pages_by_gateway ON guest_pages (gateway_id) WHERE gateway_id IS NOT NULL;
