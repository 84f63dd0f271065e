-- By which version of the fold the states of bookings were made, and how far it has come that they are folded anew. One row; this program writes it.
CREATE TABLE folds (
    fold        INTEGER NOT NULL,                        -- all states were made by it, or a later one
    going       INTEGER NOT NULL,                        -- by this one those up to the booking below
    property_id BLOB NOT NULL,
    booking_id  BLOB NOT NULL
) STRICT;

INSERT INTO folds (fold, going, property_id, booking_id)
VALUES (1, 1, x'00000000000000000000000000000000', x'00000000000000000000000000000000');
