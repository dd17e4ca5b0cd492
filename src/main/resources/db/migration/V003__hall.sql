-- The place: halls, their floors, desks, windows and hours; and the working days of the law, which are everybody's.

CREATE SEQUENCE hall_number AS int;

CREATE TABLE hall (
    hall_id         int     NOT NULL,
    name            text    NOT NULL,
    name_en         text    NOT NULL,
    address         text    NOT NULL,
    address_en      text    NOT NULL,
    phone           text    NOT NULL,
    introduction    text    NOT NULL,
    introduction_en text    NOT NULL,
    zone            text    NOT NULL,
    parameters      jsonb   NOT NULL,
    sample          boolean NOT NULL,
    CONSTRAINT hall_pk PRIMARY KEY (hall_id),
    CONSTRAINT hall_positive CHECK (hall_id > 0),
    CONSTRAINT hall_parameters_object CHECK (jsonb_typeof(parameters) = 'object')
);

CREATE TABLE hall_floor (
    hall_id int  NOT NULL,
    floor   int  NOT NULL,
    name    text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT hall_floor_pk PRIMARY KEY (hall_id, floor),
    CONSTRAINT hall_floor_of_hall FOREIGN KEY (hall_id) REFERENCES hall
);

CREATE TABLE desk (
    hall_id            int   NOT NULL,
    number             int   NOT NULL,
    code               text  NOT NULL,
    name               text  NOT NULL,
    name_en            text  NOT NULL,
    floor              int   NOT NULL,
    minutes_per_person int   NOT NULL,
    shares             jsonb NOT NULL,
    CONSTRAINT desk_pk PRIMARY KEY (hall_id, number),
    CONSTRAINT desk_code_unique UNIQUE (hall_id, code),
    CONSTRAINT desk_on_floor FOREIGN KEY (hall_id, floor) REFERENCES hall_floor (hall_id, floor),
    CONSTRAINT desk_minutes_sensible CHECK (minutes_per_person BETWEEN 1 AND 480),
    CONSTRAINT desk_shares_object CHECK (jsonb_typeof(shares) = 'object')
);

CREATE TABLE hall_window (
    hall_id int     NOT NULL,
    number  text    NOT NULL,
    name    text    NOT NULL,
    desk    int     NOT NULL,
    open    boolean NOT NULL,
    CONSTRAINT hall_window_pk PRIMARY KEY (hall_id, number),
    CONSTRAINT hall_window_of_desk FOREIGN KEY (hall_id, desk) REFERENCES desk (hall_id, number)
);

-- Days of the year as --MM-dd, sessions as HH:mm-HH:mm,… in the hall's zone.
CREATE TABLE season (
    hall_id        int  NOT NULL,
    season         text NOT NULL,
    name           text NOT NULL,
    name_en        text NOT NULL,
    from_month_day text NOT NULL,
    to_month_day   text NOT NULL,
    sessions       text NOT NULL,
    CONSTRAINT season_pk PRIMARY KEY (hall_id, season),
    CONSTRAINT season_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT season_days_readable CHECK (from_month_day ~ '^--\d\d-\d\d$' AND to_month_day ~ '^--\d\d-\d\d$'),
    CONSTRAINT season_sessions_readable CHECK (sessions ~ '^\d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*$')
);

CREATE TABLE closure (
    hall_id   int  NOT NULL,
    closure   uuid NOT NULL,
    from_day  date NOT NULL,
    to_day    date NOT NULL,
    from_time time,
    to_time   time,
    desk      int,
    reason    text NOT NULL,
    CONSTRAINT closure_pk PRIMARY KEY (hall_id, closure),
    CONSTRAINT closure_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT closure_of_desk FOREIGN KEY (hall_id, desk) REFERENCES desk (hall_id, number),
    CONSTRAINT closure_days_in_order CHECK (from_day <= to_day),
    CONSTRAINT closure_times_in_order CHECK ((from_time IS NULL) = (to_time IS NULL) AND from_time < to_time)
);

CREATE TABLE special_opening (
    hall_id  int  NOT NULL,
    day      date NOT NULL,
    sessions text NOT NULL,
    name     text NOT NULL,
    name_en  text,
    CONSTRAINT special_opening_once_a_day PRIMARY KEY (hall_id, day),
    CONSTRAINT special_opening_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT special_opening_sessions_readable CHECK (sessions ~ '^\d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*$')
);

CREATE TABLE hall_rule (
    hall_id  int  NOT NULL,
    number   int  NOT NULL,
    title    text NOT NULL,
    title_en text NOT NULL,
    text     text NOT NULL,
    text_en  text NOT NULL,
    CONSTRAINT hall_rule_pk PRIMARY KEY (hall_id, number),
    CONSTRAINT hall_rule_of_hall FOREIGN KEY (hall_id) REFERENCES hall
);

-- Of the whole installation: the State Council's yearly papers with all their revisions; the highest one holds.
CREATE TABLE working_calendar (
    year     int         NOT NULL,
    revision int         NOT NULL,
    days     jsonb       NOT NULL,
    actor    text        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL,
    CONSTRAINT working_calendar_pk PRIMARY KEY (year, revision),
    CONSTRAINT working_calendar_revision_positive CHECK (revision > 0),
    CONSTRAINT working_calendar_days_object CHECK (jsonb_typeof(days) = 'object')
);
