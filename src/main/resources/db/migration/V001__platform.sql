-- The tables of the platform's own services. Tables without hall_id belong to the whole installation; SchemaTest lists them.

-- Events on their way out, written in the transaction of what happened; the relay empties it within a second.
-- Lean on purpose: a booking writes one row here in its own batched statement. Columns for such a statement:
--   hall_id     the hall it happened in
--   topic       'booking.confirmed': feature, dot, past tense
--   data        what a receiver needs; no personal data
--   created_at  the caller's clock
-- id is left to the database. What became of an event stands in event_delivery, so a row here is never updated.
CREATE TABLE outbox (
    hall_id    int         NOT NULL,
    id         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    topic      text        NOT NULL,
    data       jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT outbox_pk PRIMARY KEY (hall_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000);

-- One row per event and handler that wants it, until handled. A parked one has failed too often and waits for a person.
CREATE TABLE event_delivery (
    hall_id    int         NOT NULL,
    event_id   bigint      NOT NULL,
    handler    text        NOT NULL,
    topic      text        NOT NULL,
    data       jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    attempts   int         NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    parked_at  timestamptz,
    failure    text,
    CONSTRAINT event_delivery_pk PRIMARY KEY (hall_id, event_id, handler),
    CONSTRAINT event_delivery_attempts_not_negative CHECK (attempts >= 0)
) WITH (fillfactor = 70);

CREATE INDEX event_delivery_due ON event_delivery (handler, due_at, event_id) WHERE parked_at IS NULL;

-- Periodic work of the installation: whoever holds the row's lock does it.
CREATE TABLE job (
    name   text        NOT NULL,
    due_at timestamptz NOT NULL,
    ran_at timestamptz,
    CONSTRAINT job_pk PRIMARY KEY (name)
);

-- The first answer to each Idempotency-Key of a caller, written once, in the transaction of the effect, and kept 7 days.
-- Of the installation, not of a hall: the same key sent to another hall is still the same key. Columns for a batched statement:
--   caller      Caller.name(): another caller's key is unknown
--   key         the header as sent
--   body_hash   SHA-256 of method, path and body, 32 bytes
--   status      of the answer; body its bytes, given again as they are
--   created_at  the caller's clock
-- INSERT ... ON CONFLICT ON CONSTRAINT idempotency_pk DO NOTHING decides; a key that was not inserted is read and compared.
-- No second index: cleaning walks the pages instead, so that an insert touches one index only.
CREATE TABLE idempotency (
    caller     text        NOT NULL,
    key        text        NOT NULL,
    body_hash  bytea       NOT NULL,
    status     smallint    NOT NULL,
    body       bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT idempotency_pk PRIMARY KEY (caller, key),
    CONSTRAINT idempotency_body_hash_is_sha256 CHECK (length(body_hash) = 32)
);

-- Who did what to whom and why. Append-only; hash = SHA-256(hash before || number || content), so that a row that is
-- altered, removed or slipped in is found. Hall 0 is the installation.
CREATE TABLE audit (
    hall_id int         NOT NULL,
    number  bigint      NOT NULL,
    at      timestamptz NOT NULL,
    actor   text        NOT NULL,
    act     text        NOT NULL,
    subject text        NOT NULL,
    reason  text        NOT NULL,
    hash    bytea       NOT NULL,
    CONSTRAINT audit_pk PRIMARY KEY (hall_id, number),
    CONSTRAINT audit_hash_is_sha256 CHECK (length(hash) = 32)
);

CREATE TABLE audit_head (
    hall_id int    NOT NULL,
    number  bigint NOT NULL,
    hash    bytea  NOT NULL,
    CONSTRAINT audit_head_pk PRIMARY KEY (hall_id),
    CONSTRAINT audit_head_hash_is_sha256 CHECK (length(hash) = 32)
) WITH (fillfactor = 50);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_append_only';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_head_append_only BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- Token buckets, each held in one instant: the one at which it is full again. Losing them in a crash only forgives.
CREATE UNLOGGED TABLE rate_bucket (
    bucket  text        NOT NULL,
    key     bytea       NOT NULL,
    full_at timestamptz NOT NULL,
    CONSTRAINT rate_bucket_pk PRIMARY KEY (bucket, key)
) WITH (fillfactor = 50);
