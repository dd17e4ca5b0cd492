-- Contents that come from elsewhere: files of the staff's own, and addresses that are looked at again and again.

-- An address that is read on a schedule. Whoever visits it moves due_at first, so that one replica does.
CREATE TABLE content_source (
    hall_id       int         NOT NULL,
    source        uuid        NOT NULL,
    url           text        NOT NULL,
    kind          text        NOT NULL,
    every_minutes int         NOT NULL,
    due_at        timestamptz NOT NULL,
    visited_at    timestamptz,
    fault         text,                  -- of the last visit
    etag          text,                  -- of what was read last
    created_at    timestamptz NOT NULL,
    CONSTRAINT content_source_pk PRIMARY KEY (hall_id, source),
    CONSTRAINT content_source_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT source_known UNIQUE (hall_id, url),
    CONSTRAINT content_source_kind_known CHECK (kind IN ('JOB', 'SOCIAL_SECURITY_NEWS', 'EMPLOYMENT_NEWS', 'RIGHTS_SERVICE',
        'POLICY', 'NOTICE', 'QUESTION', 'HALL_RULE', 'SIX_PUBLICS')),
    CONSTRAINT content_source_not_too_often CHECK (every_minutes BETWEEN 5 AND 10080)
);
CREATE INDEX content_source_due ON content_source (due_at);

-- An import under way or done. Its rows are read from the file at once and taken over in slices, each with the count of what is
-- done in one transaction: whoever dies in the middle leaves a whole number of slices behind.
CREATE TABLE content_import (
    hall_id    int         NOT NULL,
    import     uuid        NOT NULL,
    kind       text        NOT NULL,
    author     text        NOT NULL,  -- Caller.name() or source:<id>
    submitted  boolean     NOT NULL,
    state      text        NOT NULL DEFAULT 'RUNNING',
    rows       jsonb       NOT NULL,  -- emptied at the end
    total      int         NOT NULL,
    done       int         NOT NULL DEFAULT 0,
    accepted   int         NOT NULL DEFAULT 0,
    duplicates int         NOT NULL DEFAULT 0,
    refused    int         NOT NULL DEFAULT 0,
    failures   int         NOT NULL DEFAULT 0,  -- slices that failed and may come back
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT content_import_pk PRIMARY KEY (hall_id, import),
    CONSTRAINT content_import_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT content_import_state_known CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    CONSTRAINT content_import_counts_every_row CHECK (done = accepted + duplicates + refused AND done <= total),
    CONSTRAINT content_import_done_is_whole CHECK (state <> 'DONE' OR done = total)
);
CREATE INDEX content_import_running ON content_import (updated_at) WHERE state = 'RUNNING';

-- Why rows were not taken over; the first of them, all in words when somebody reads them.
CREATE TABLE content_import_refusal (
    hall_id int  NOT NULL,
    import  uuid NOT NULL,
    number  int  NOT NULL,  -- of the row as a spreadsheet shows it
    field   text NOT NULL,
    reason  text NOT NULL,  -- key of problems.properties with its arguments
    CONSTRAINT content_import_refusal_pk PRIMARY KEY (hall_id, import, number, field),
    CONSTRAINT content_import_refusal_of_import FOREIGN KEY (hall_id, import) REFERENCES content_import (hall_id, import)
        ON DELETE CASCADE
);

-- Where an imported content came from, so that it comes once.
CREATE TABLE content_origin (
    hall_id int  NOT NULL,
    origin  text NOT NULL,  -- SHA-256 over what tells one announcement from another
    content uuid,           -- set in the transaction that writes the row
    CONSTRAINT content_origin_pk PRIMARY KEY (hall_id, origin),
    CONSTRAINT content_origin_of_content FOREIGN KEY (hall_id, content) REFERENCES content (hall_id, content)
);
