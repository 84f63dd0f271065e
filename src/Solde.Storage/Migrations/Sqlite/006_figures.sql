-- Sums of money by quarters of an hour, counted since 1970-01-01 UTC; each is spread over the rows of its shards.

CREATE TABLE takings (
    property_id BLOB NOT NULL,
    slot        INTEGER NOT NULL,
    shard       INTEGER NOT NULL,
    collected   INTEGER NOT NULL,
    refunded    INTEGER NOT NULL,
    PRIMARY KEY (property_id, slot, shard)
) STRICT, WITHOUT ROWID;

-- The runs that are planned.
CREATE TABLE expected (
    property_id   BLOB NOT NULL,
    slot          INTEGER NOT NULL,
    automation_id BLOB NOT NULL,
    version       INTEGER NOT NULL,                       -- that they were planned with
    shard         INTEGER NOT NULL,
    amount        INTEGER NOT NULL,
    runs          INTEGER NOT NULL,
    PRIMARY KEY (property_id, slot, automation_id, version, shard)
) STRICT, WITHOUT ROWID;

INSERT INTO takings (property_id, slot, shard, collected, refunded)
SELECT property_id, at / 900000, 0,
    SUM(CASE what WHEN 'refund.succeeded' THEN 0 ELSE json_extract(data, '$.amount') END),
    SUM(CASE what WHEN 'refund.succeeded' THEN json_extract(data, '$.amount') ELSE 0 END)
FROM journal j
WHERE what IN ('payment.succeeded', 'payment.recorded', 'hold.captured', 'refund.succeeded')
    AND NOT (what = 'payment.recorded' AND EXISTS (
        SELECT 1 FROM journal c WHERE c.property_id = j.property_id AND c.booking_id = j.booking_id AND c.seq = 1 AND c.at = j.at))
GROUP BY property_id, at / 900000;

INSERT INTO expected (property_id, slot, automation_id, version, shard, amount, runs)
SELECT b.property_id, json_extract(run.value, '$.dueAt') / 900000, unhex(replace(json_extract(run.value, '$.automation.id'), '-', '')),
    json_extract(run.value, '$.version'), 0, SUM(json_extract(run.value, '$.amount')), COUNT(*)
FROM bookings b, json_each(b.state, '$.runs') run
WHERE json_extract(run.value, '$.state') IS NULL
GROUP BY 1, 2, 3, 4;
