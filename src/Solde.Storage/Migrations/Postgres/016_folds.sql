-- By which version of the fold the states of bookings were made, and how far it has come that they are folded anew. One row; this program writes it.
CREATE TABLE folds (
    fold        BIGINT NOT NULL,                         -- all states were made by it, or a later one
    going       BIGINT NOT NULL,                         -- by this one those up to the booking below
    property_id UUID NOT NULL,
    booking_id  UUID NOT NULL
);

INSERT INTO folds (fold, going, property_id, booking_id)
VALUES (1, 1, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000');
