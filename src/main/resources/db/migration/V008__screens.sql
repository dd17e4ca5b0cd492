-- What hangs on the walls: settings, the playlist of each screen, what was really shown, and the events they are told.

-- A screen without a row is an LED wall with the defaults. The device itself is identity's.
CREATE TABLE screen (
    hall_id    int         NOT NULL,
    screen     uuid        NOT NULL,
    kind       text        NOT NULL,
    zone       text        NOT NULL,  -- where in the hall it hangs
    width      int         NOT NULL,
    height     int         NOT NULL,
    parts      jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT screen_pk PRIMARY KEY (hall_id, screen),
    CONSTRAINT screen_kind_is_known CHECK (kind IN ('LED', 'TV', 'KIOSK')),
    CONSTRAINT screen_has_a_size CHECK (width BETWEEN 16 AND 7680 AND height BETWEEN 16 AND 7680),
    CONSTRAINT screen_has_parts CHECK (jsonb_typeof(parts) = 'array' AND jsonb_array_length(parts) BETWEEN 1 AND 12)
);

-- The youngest playlist of each screen, as it is sent. The fingerprint is of what went in, so that nothing new is a new version.
CREATE TABLE playlist (
    hall_id     int         NOT NULL,
    screen      uuid        NOT NULL,
    version     bigint      NOT NULL,
    fingerprint text        NOT NULL,
    body        bytea       NOT NULL,
    signature   text        NOT NULL,
    kid         text        NOT NULL,  -- of the key that signed it
    issued_at   timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,  -- when it is made again, changed or not
    CONSTRAINT playlist_pk PRIMARY KEY (hall_id, screen),
    CONSTRAINT playlist_versions_count_from_one CHECK (version >= 1)
);
CREATE INDEX playlist_due ON playlist (due_at);

-- Never falls, and one version is never two things, whoever writes: screens go by it.
CREATE FUNCTION playlist_version_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version < OLD.version OR (NEW.version = OLD.version AND NEW.body <> OLD.body) THEN
        RAISE EXCEPTION 'A playlist''s version never falls' USING ERRCODE = 'check_violation', CONSTRAINT = 'playlist_version_grows';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER playlist_version_grows BEFORE UPDATE ON playlist FOR EACH ROW EXECUTE FUNCTION playlist_version_grows();

CREATE TABLE screen_seen (
    hall_id int         NOT NULL,
    screen  uuid        NOT NULL,
    seen_at timestamptz NOT NULL,
    version bigint      NOT NULL,  -- of the playlist it last had, 0 when none
    CONSTRAINT screen_seen_pk PRIMARY KEY (hall_id, screen)
) WITH (fillfactor = 70);

-- Proof of play, as the screens report it; kept as long as one may report the same again.
CREATE TABLE screen_play (
    hall_id int         NOT NULL,
    screen  uuid        NOT NULL,
    content uuid        NOT NULL,
    at      timestamptz NOT NULL,
    CONSTRAINT screen_play_once PRIMARY KEY (hall_id, screen, content, at)
);
CREATE INDEX screen_play_by_age ON screen_play (at);

-- The sums of it, by the hall's day; kept.
CREATE TABLE screen_play_day (
    hall_id int    NOT NULL,
    day     date   NOT NULL,
    content uuid   NOT NULL,
    screen  uuid   NOT NULL,
    plays   bigint NOT NULL,
    seconds bigint NOT NULL,
    CONSTRAINT screen_play_day_pk PRIMARY KEY (hall_id, day, content, screen)
) WITH (fillfactor = 80);

-- The last number given in each hall. Its row is locked until the giver commits, so numbers become visible in their order and
-- whoever has seen one has seen all before it.
CREATE TABLE screen_event_head (
    hall_id int    NOT NULL,
    number  bigint NOT NULL,
    CONSTRAINT screen_event_head_pk PRIMARY KEY (hall_id)
) WITH (fillfactor = 70);

-- What screens that were away are told when they come back.
CREATE TABLE screen_event (
    hall_id int         NOT NULL,
    number  bigint      NOT NULL,
    name    text        NOT NULL,
    data    text        NOT NULL,
    screens uuid[],               -- NULL is every screen of the hall
    source  text        NOT NULL, -- what it came from, so that it is told once
    at      timestamptz NOT NULL,
    CONSTRAINT screen_event_pk PRIMARY KEY (hall_id, number),
    CONSTRAINT screen_event_once UNIQUE (hall_id, source),
    CONSTRAINT screen_event_is_known CHECK (name IN ('call', 'emergency', 'emergencyOver'))
);
