-- What Quartz.NET 3.20 needs on PostgreSQL to run simple triggers, written from the statements that its job store sends; Quartz's package
-- does not hold a script. Keys as they must be; of the indexes only those that firing reads by, so that no other is kept up in vain.

CREATE TABLE qrtz_locks (
    sched_name text,
    lock_name  text,
    PRIMARY KEY (sched_name, lock_name)
);

CREATE TABLE qrtz_scheduler_state (
    sched_name        text,
    instance_name     text,
    last_checkin_time bigint NOT NULL,
    checkin_interval  bigint NOT NULL,
    PRIMARY KEY (sched_name, instance_name)
);

CREATE TABLE qrtz_job_details (
    sched_name        text,
    job_name          text,
    job_group         text,
    description       text,
    job_class_name    text    NOT NULL,
    is_durable        boolean NOT NULL,
    is_nonconcurrent  boolean NOT NULL,
    is_update_data    boolean NOT NULL,
    requests_recovery boolean NOT NULL,
    job_data          bytea,
    PRIMARY KEY (sched_name, job_name, job_group)
);

-- Instants are .NET ticks (100 ns).
CREATE TABLE qrtz_triggers (
    sched_name             text,
    trigger_name           text,
    trigger_group          text,
    job_name               text    NOT NULL,
    job_group              text    NOT NULL,
    description            text,
    next_fire_time         bigint,
    prev_fire_time         bigint,
    priority               integer,
    trigger_state          text    NOT NULL,
    trigger_type           text    NOT NULL,
    start_time             bigint  NOT NULL,
    end_time               bigint,
    calendar_name          text,
    misfire_instr          smallint,
    misfire_orig_fire_time bigint,
    execution_group        text,
    preferred_node         text,
    preferred_node_auto    boolean NOT NULL DEFAULT false,
    job_data               bytea,
    PRIMARY KEY (sched_name, trigger_name, trigger_group),
    FOREIGN KEY (sched_name, job_name, job_group) REFERENCES qrtz_job_details
);
CREATE INDEX qrtz_triggers_due ON qrtz_triggers (sched_name, trigger_state, next_fire_time);
CREATE INDEX qrtz_triggers_job ON qrtz_triggers (sched_name, job_name, job_group);

CREATE TABLE qrtz_simple_triggers (
    sched_name      text,
    trigger_name    text,
    trigger_group   text,
    repeat_count    bigint NOT NULL,
    repeat_interval bigint NOT NULL,
    times_triggered bigint NOT NULL,
    PRIMARY KEY (sched_name, trigger_name, trigger_group),
    FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers ON DELETE CASCADE
);

CREATE TABLE qrtz_fired_triggers (
    sched_name        text,
    entry_id          text,
    trigger_name      text    NOT NULL,
    trigger_group     text    NOT NULL,
    instance_name     text    NOT NULL,
    fired_time        bigint  NOT NULL,
    sched_time        bigint  NOT NULL,
    priority          integer NOT NULL,
    state             text    NOT NULL,
    job_name          text,
    job_group         text,
    is_nonconcurrent  boolean,
    requests_recovery boolean,
    execution_group   text,
    PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX qrtz_fired_triggers_instance ON qrtz_fired_triggers (sched_name, instance_name);

-- Not used, but joined where a trigger is read.
CREATE TABLE qrtz_cron_triggers (
    sched_name      text,
    trigger_name    text,
    trigger_group   text,
    cron_expression text NOT NULL,
    time_zone_id    text,
    PRIMARY KEY (sched_name, trigger_name, trigger_group),
    FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers ON DELETE CASCADE
);

CREATE TABLE qrtz_blob_triggers (
    sched_name    text,
    trigger_name  text,
    trigger_group text,
    blob_data     bytea,
    PRIMARY KEY (sched_name, trigger_name, trigger_group),
    FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers ON DELETE CASCADE
);

-- Not used; Quartz looks for them at the start.
CREATE TABLE qrtz_simprop_triggers (sched_name text, trigger_name text, trigger_group text, PRIMARY KEY (sched_name, trigger_name, trigger_group));
CREATE TABLE qrtz_calendars (sched_name text, calendar_name text, PRIMARY KEY (sched_name, calendar_name));
CREATE TABLE qrtz_paused_trigger_grps (sched_name text, trigger_group text, PRIMARY KEY (sched_name, trigger_group));
