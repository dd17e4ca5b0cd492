-- Puzzles whose solution was used for a booking; kept as long as the solution would be good.
CREATE TABLE spent_challenge (
    hall_id    int         NOT NULL,
    signature  bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT spent_challenge_pk PRIMARY KEY (hall_id, signature),
    CONSTRAINT spent_challenge_signature_is_sha256 CHECK (octet_length(signature) = 32)
);
CREATE INDEX spent_challenge_by_expiry ON spent_challenge (expires_at);
