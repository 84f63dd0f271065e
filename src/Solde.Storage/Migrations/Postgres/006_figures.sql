-- Sums of money by quarters of an hour, counted since 1970-01-01 UTC; each is spread over the rows of its shards.

CREATE TABLE takings (
    property_id UUID NOT NULL,
    slot        BIGINT NOT NULL,
    shard       BIGINT NOT NULL,
    collected   BIGINT NOT NULL,
    refunded    BIGINT NOT NULL,
    PRIMARY KEY (property_id, slot, shard)
);

-- The runs that are planned.
CREATE TABLE expected (
    property_id   UUID NOT NULL,
    slot          BIGINT NOT NULL,
    automation_id UUID NOT NULL,
    version       BIGINT NOT NULL,                       -- that they were planned with
    shard         BIGINT NOT NULL,
    amount        BIGINT NOT NULL,
    runs          BIGINT NOT NULL,
    PRIMARY KEY (property_id, slot, automation_id, version, shard)
);

INSERT INTO takings (property_id, slot, shard, collected, refunded)
SELECT property_id, at / 900000, 0,
    SUM(CASE what WHEN 'refund.succeeded' THEN 0 ELSE (data::jsonb ->> 'amount')::bigint END),
    SUM(CASE what WHEN 'refund.succeeded' THEN (data::jsonb ->> 'amount')::bigint ELSE 0 END)
FROM journal j
WHERE what IN ('payment.succeeded', 'payment.recorded', 'hold.captured', 'refund.succeeded')
    AND NOT (what = 'payment.recorded' AND EXISTS (
        SELECT 1 FROM journal c WHERE c.property_id = j.property_id AND c.booking_id = j.booking_id AND c.seq = 1 AND c.at = j.at))
GROUP BY property_id, at / 900000;

INSERT INTO expected (property_id, slot, automation_id, version, shard, amount, runs)
SELECT b.property_id, (run ->> 'dueAt')::bigint / 900000, (run #>> '{automation,id}')::uuid, (run ->> 'version')::bigint, 0,
    SUM((run ->> 'amount')::bigint), COUNT(*)
FROM bookings b, jsonb_array_elements(b.state::jsonb -> 'runs') run
WHERE run ->> 'state' IS NULL
GROUP BY 1, 2, 3, 4;
