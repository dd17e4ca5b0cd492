-- Booking: places, the bookings that take them, and the places that are on their way back.

-- The places of one desk, channel and day, one array element a slot. The arrays are the truth, not a copy: a month of
-- availability is thirty rows, and a batch of bookings for one day is one UPDATE. No index holds "free", so the update stays HOT.
CREATE TABLE slot_day (
    hall_id     int        NOT NULL,
    desk_number int        NOT NULL,
    channel     text       NOT NULL,
    day         date       NOT NULL,
    minutes     smallint   NOT NULL,  -- the length of each slot
    starts      smallint[] NOT NULL,  -- minutes after midnight in the hall's zone, ascending
    capacity    int[]      NOT NULL,
    free        int[]      NOT NULL,
    CONSTRAINT slot_day_pk PRIMARY KEY (hall_id, desk_number, channel, day),
    CONSTRAINT slot_not_overbooked CHECK (0 <= ALL (free)),
    CONSTRAINT slot_day_arrays_match CHECK (cardinality(starts) = cardinality(capacity) AND cardinality(starts) = cardinality(free))
) WITH (fillfactor = 70);

-- A booking is live while ended_at is infinity; that makes "one live booking per person and item" a plain unique constraint,
-- which also serves as the index by citizen.
CREATE TABLE booking (
    hall_id      int         NOT NULL,
    id           uuid        NOT NULL,
    citizen_id   uuid        NOT NULL,
    item_number  int         NOT NULL,
    desk_number  int         NOT NULL,
    channel      text        NOT NULL,
    day          date        NOT NULL,
    start_minute smallint    NOT NULL,
    minutes      smallint    NOT NULL,
    code         text        NOT NULL,
    state        text        NOT NULL DEFAULT 'CONFIRMED',
    booked_at    timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL DEFAULT 'infinity',
    pre_review   uuid,
    details      bytea,               -- sealed: acting for whom, special need, address
    CONSTRAINT booking_pk PRIMARY KEY (hall_id, id),
    CONSTRAINT already_booked UNIQUE (hall_id, citizen_id, item_number, ended_at),
    CONSTRAINT booking_state_known CHECK (state IN ('CONFIRMED', 'ORPHANED', 'CANCELLED', 'WITHDRAWN', 'NO_SHOW', 'KEPT', 'LAPSED')),
    CONSTRAINT booking_live_or_ended CHECK ((state IN ('CONFIRMED', 'ORPHANED')) = (ended_at = 'infinity'))
);
CREATE INDEX booking_of_day ON booking (hall_id, day, desk_number);

-- A place that is neither free nor booked and comes back at a known time, unless it is booked before: a hold while the citizen
-- types, or a cancelled place that waits a random while so that it cannot be passed on.
CREATE TABLE pending_place (
    hall_id      int         NOT NULL,
    id           uuid        NOT NULL,
    desk_number  int         NOT NULL,
    channel      text        NOT NULL,
    day          date        NOT NULL,
    start_minute smallint    NOT NULL,
    item_number  int,                 -- of a hold; NULL for a cancelled place
    returns_at   timestamptz NOT NULL,
    CONSTRAINT pending_place_pk PRIMARY KEY (hall_id, id)
);
CREATE INDEX pending_place_due ON pending_place (returns_at);
CREATE INDEX pending_place_of_day ON pending_place (hall_id, day, desk_number);

-- Pre-review at the consultation desk opens one home-visit booking.
CREATE TABLE pre_review (
    hall_id     int         NOT NULL,
    id          uuid        NOT NULL,
    item_number int         NOT NULL,
    person_key  bytea       NOT NULL,  -- keyed hash of the ID number
    approved_by uuid        NOT NULL,
    approved_at timestamptz NOT NULL,
    valid_until date        NOT NULL,
    used_by     uuid,
    CONSTRAINT pre_review_pk PRIMARY KEY (hall_id, id)
);
