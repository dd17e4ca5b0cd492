-- The emergency insert: asked for by the director, shown after a second person confirmed it.
--
--   PENDING ──confirm, 15 min──▶ ACTIVE ──ended, or until is over──▶ OVER
--      └────────── withdrawn, or nobody confirmed ──────────▶ LAPSED
CREATE TABLE emergency (
    hall_id      int         NOT NULL,
    id           uuid        NOT NULL,
    text         text        NOT NULL,
    level        text        NOT NULL,
    drill        boolean     NOT NULL,
    screens      uuid[],               -- NULL is every screen of the hall
    until        timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'PENDING',
    author       uuid        NOT NULL,
    asked_at     timestamptz NOT NULL,
    confirmer    uuid,
    confirmed_at timestamptz,
    ended_at     timestamptz,
    CONSTRAINT emergency_pk PRIMARY KEY (hall_id, id),
    CONSTRAINT own_emergency CHECK (confirmer <> author),
    CONSTRAINT emergency_level_is_known CHECK (level IN ('INFO', 'WARNING', 'DANGER')),
    CONSTRAINT emergency_state_is_known CHECK (state IN ('PENDING', 'ACTIVE', 'OVER', 'LAPSED')),
    CONSTRAINT emergency_is_shown_confirmed CHECK ((state IN ('ACTIVE', 'OVER')) = (confirmer IS NOT NULL)),
    CONSTRAINT emergency_confirmed_in_time CHECK (confirmed_at <= asked_at + INTERVAL '15 minutes' AND confirmed_at >= asked_at),
    CONSTRAINT emergency_lasts_a_day_at_most CHECK (until > asked_at AND until <= asked_at + INTERVAL '24 hours'),
    CONSTRAINT emergency_has_its_screens CHECK (cardinality(screens) BETWEEN 1 AND 500),
    CONSTRAINT emergency_has_an_end CHECK ((state IN ('OVER', 'LAPSED')) = (ended_at IS NOT NULL))
);
CREATE INDEX emergency_live ON emergency (hall_id, state) WHERE state IN ('PENDING', 'ACTIVE');
