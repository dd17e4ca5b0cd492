-- Who is asking: citizens, staff, devices, their sessions, and the keys that sign their tokens.
-- citizen, staff, session, refresh_token, familiar_source and signing_key belong to the whole installation; the rest to a hall.

CREATE TABLE citizen (
    citizen_id       uuid        CONSTRAINT citizen_pk PRIMARY KEY,
    id_number_sealed bytea       NOT NULL,
    -- Keyed hash: found by it, never read back from it.
    id_number_lookup bytea       NOT NULL,
    name_sealed      bytea       NOT NULL,
    phone_sealed     bytea       NOT NULL,
    phone_lookup     bytea       NOT NULL,
    password_hash    text        NOT NULL,
    created_at       timestamptz NOT NULL,
    CONSTRAINT citizen_once_per_id_number UNIQUE (id_number_lookup),
    CONSTRAINT citizen_lookups_are_hashes CHECK (octet_length(id_number_lookup) = 32 AND octet_length(phone_lookup) = 32),
    CONSTRAINT citizen_password_is_hashed CHECK (password_hash LIKE '$argon2id$%')
);

CREATE TABLE staff (
    staff_id      uuid        CONSTRAINT staff_pk PRIMARY KEY,
    username      text        NOT NULL,
    name_sealed   bytea       NOT NULL,
    password_hash text        NOT NULL,
    -- Admin of every hall.
    every_hall    boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL,
    -- Never deleted: the audit goes on naming them.
    dismissed_at  timestamptz,
    CONSTRAINT username_taken UNIQUE (username),
    CONSTRAINT staff_username_shape CHECK (username ~ '^[a-z][a-z0-9._-]{2,31}$'),
    CONSTRAINT staff_password_is_hashed CHECK (password_hash LIKE '$argon2id$%')
);

-- No foreign key to staff: a hall's table may live on another node than the installation's, and staff are never deleted.
CREATE TABLE staff_role (
    hall_id  int  NOT NULL,
    staff_id uuid NOT NULL,
    role     text NOT NULL,
    CONSTRAINT staff_role_pk PRIMARY KEY (hall_id, staff_id, role),
    CONSTRAINT staff_role_is_known CHECK (role IN ('clerk', 'director', 'editor', 'reviewer', 'supervisor', 'admin'))
);
CREATE INDEX staff_role_of ON staff_role (staff_id);

CREATE TABLE device (
    hall_id               int         NOT NULL,
    device_id             uuid        NOT NULL,
    kind                  text        NOT NULL,
    name                  text        NOT NULL,
    -- SHA-256 of a random code of 60 bits that lives 24 hours; null once it was used.
    enrolment_code_hash   bytea,
    enrolment_expires_at  timestamptz NOT NULL,
    -- SHA-256 of a random secret of 256 bits: no slow hash is needed for what cannot be guessed.
    secret_hash           bytea,
    created_at            timestamptz NOT NULL,
    enrolled_at           timestamptz,
    revoked_at            timestamptz,
    CONSTRAINT device_pk PRIMARY KEY (hall_id, device_id),
    CONSTRAINT device_kind_is_known CHECK (kind IN ('KIOSK', 'SCREEN')),
    CONSTRAINT device_has_code_or_secret CHECK (num_nonnulls(enrolment_code_hash, secret_hash) = 1)
);
CREATE INDEX device_by_id ON device (device_id);
CREATE INDEX device_by_enrolment_code ON device (enrolment_code_hash) WHERE enrolment_code_hash IS NOT NULL;

CREATE TABLE session (
    session_id uuid        CONSTRAINT session_pk PRIMARY KEY,
    kind       text        NOT NULL,
    subject    uuid        NOT NULL,
    roles      text[]      NOT NULL,
    halls      int[]       NOT NULL,
    every_hall boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    CONSTRAINT session_kind_is_known CHECK (kind IN ('CITIZEN', 'STAFF', 'DEVICE')),
    CONSTRAINT session_ends_after_its_start CHECK (expires_at > created_at),
    CONSTRAINT citizens_belong_to_no_hall CHECK (kind <> 'CITIZEN' OR (cardinality(halls) = 0 AND NOT every_hall))
);
CREATE INDEX session_of_subject ON session (subject) WHERE ended_at IS NULL;
CREATE INDEX session_by_expiry ON session (expires_at);

-- Used ones are kept as long as their session: one that comes back was stolen, and ends the session.
CREATE TABLE refresh_token (
    token_hash bytea       CONSTRAINT refresh_token_pk PRIMARY KEY,
    session_id uuid        NOT NULL CONSTRAINT refresh_token_of_a_session REFERENCES session ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

-- Where someone signed in before: there they are let through while others guess at their account.
CREATE TABLE familiar_source (
    account bytea       NOT NULL,
    source  text        NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT familiar_source_pk PRIMARY KEY (account, source)
);
CREATE INDEX familiar_source_by_age ON familiar_source (seen_at);

CREATE TABLE signing_key (
    kid            text        CONSTRAINT signing_key_pk PRIMARY KEY,
    -- The private JWK, sealed. When a key signs follows from the next one's signs_from.
    private_sealed bytea       NOT NULL,
    public_jwk     jsonb       NOT NULL,
    created_at     timestamptz NOT NULL,
    signs_from     timestamptz NOT NULL,
    CONSTRAINT signing_key_is_public_in_part CHECK (NOT public_jwk ? 'd')
);
