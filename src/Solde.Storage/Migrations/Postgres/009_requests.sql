-- The mail-order cards that wait to be collected.
ALTER TABLE bookings ADD COLUMN card_left BIGINT NOT NULL DEFAULT 0;

UPDATE bookings SET card_left = 1
WHERE request_answered = 1 AND jsonb_path_exists(state::jsonb, '$.requests[*] ? (@.state == "answered" && exists (@.card))');

CREATE INDEX bookings_card_left ON bookings (property_id, booking_id) WHERE card_left = 1;

-- What lists filter by, for requests: whether there is one, whether one was ever sent, whether one was paid.
UPDATE listed SET facets = listed.facets + r.more
FROM (
    SELECT property_id, booking_id,
        16777216 + CASE WHEN jsonb_path_exists(state::jsonb, '$.requests[*].sentAt') THEN 33554432 ELSE 0 END
            + CASE WHEN jsonb_path_exists(state::jsonb, '$.requests[*] ? (@.state == "paid")') THEN 67108864 ELSE 0 END AS more
    FROM bookings WHERE jsonb_path_exists(state::jsonb, '$.requests[*]')) r
WHERE listed.property_id = r.property_id AND listed.booking_id = r.booking_id;
