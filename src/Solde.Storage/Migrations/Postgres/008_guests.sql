-- Links to guests' pages, by the hash of their secret: what opens a page is in no table.
CREATE TABLE pay_links (
    hash        BYTEA NOT NULL PRIMARY KEY,
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL,
    number      BIGINT NOT NULL,                            -- how many of the booking's were revoked before it
    look_at     BIGINT NOT NULL DEFAULT 0                   -- when it is looked whether the stay is long over; 0: it was just sent
);

CREATE INDEX pay_links_to_look_at ON pay_links (look_at);

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

CREATE INDEX guest_pages_over ON guest_pages (at) WHERE next_check_at IS NULL;

-- By which a gateway's event finds its page.
CREATE INDEX guest_pages_by_gateway ON guest_pages (gateway_id) WHERE gateway_id IS NOT NULL;
