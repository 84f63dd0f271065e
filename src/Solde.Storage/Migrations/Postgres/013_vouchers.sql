-- Gift vouchers, by the hash of their codes, which stand nowhere here. What is left of one changes with what is stored of the booking that it pays.
CREATE TABLE vouchers (
    property_id UUID NOT NULL REFERENCES properties,
    hash        BYTEA NOT NULL,
    booking_id  UUID NOT NULL,                    -- on which it was sold
    number      BIGINT NOT NULL,                    -- within that booking, from 1
    amount      BIGINT NOT NULL,
    balance     BIGINT NOT NULL CHECK (balance BETWEEN 0 AND amount),
    valid_until TEXT NOT NULL,
    sold_at     BIGINT NOT NULL,
    PRIMARY KEY (property_id, hash)
);

CREATE UNIQUE INDEX vouchers_by_sale ON vouchers (property_id, booking_id, number);

CREATE INDEX vouchers_by_age ON vouchers (property_id, sold_at, booking_id, number);

-- What was done to a voucher, in order: what is left of it is their sum.
CREATE TABLE voucher_moves (
    property_id UUID NOT NULL,
    hash        BYTEA NOT NULL,
    position    BIGINT NOT NULL,                    -- from 1
    kind        TEXT NOT NULL,
    amount      BIGINT NOT NULL,
    booking_id  UUID NOT NULL,                    -- with which it was done
    at          BIGINT NOT NULL,
    PRIMARY KEY (property_id, hash, position),
    FOREIGN KEY (property_id, hash) REFERENCES vouchers
);
