-- When each hall's days are looked at next. Whoever moves due_at on does the work; a replica that dies on the way loses its
-- turn when that moment comes.
CREATE TABLE slot_planning (
    hall_id int         NOT NULL,
    due_at  timestamptz NOT NULL,
    CONSTRAINT slot_planning_pk PRIMARY KEY (hall_id)
) WITH (fillfactor = 50);

DELETE FROM job WHERE name = 'booking.open-days';
