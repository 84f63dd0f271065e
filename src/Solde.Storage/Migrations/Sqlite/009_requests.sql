-- The mail-order cards that wait to be collected.
ALTER TABLE bookings ADD COLUMN card_left INTEGER NOT NULL DEFAULT 0;

UPDATE bookings SET card_left = 1
WHERE request_answered = 1 AND EXISTS (
    SELECT 1 FROM json_each(state, '$.requests') WHERE json_extract(value, '$.state') = 'answered' AND json_extract(value, '$.card') IS NOT NULL);

CREATE INDEX bookings_card_left ON bookings (property_id, booking_id) WHERE card_left = 1;

-- What lists filter by, for requests: whether there is one, whether one was ever sent, whether one was paid.
UPDATE listed SET facets = listed.facets + r.more
FROM (
    SELECT b.property_id, b.booking_id,
        16777216 + MAX(CASE WHEN json_extract(q.value, '$.sentAt') IS NULL THEN 0 ELSE 33554432 END)
            + MAX(CASE json_extract(q.value, '$.state') WHEN 'paid' THEN 67108864 ELSE 0 END) AS more
    FROM bookings b, json_each(b.state, '$.requests') q
    GROUP BY b.property_id, b.booking_id) r
WHERE listed.property_id = r.property_id AND listed.booking_id = r.booking_id;
