-- What is written, approved and published: jobs, news, policies, notices, questions and rules.

-- The villages and communities that publish through this hall.
CREATE TABLE village (
    hall_id int     NOT NULL,
    village int     NOT NULL,
    name    text    NOT NULL,
    retired boolean NOT NULL DEFAULT false,
    CONSTRAINT village_pk PRIMARY KEY (hall_id, village),
    CONSTRAINT village_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT village_name_once EXCLUDE USING btree (hall_id WITH =, name WITH =) WHERE (NOT retired)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT village_positive CHECK (village > 0)
);

-- How much a hall has to publish; without a row the defaults of PublishingGoals hold.
CREATE TABLE publishing_goal (
    hall_id          int NOT NULL,
    street_a_month   int NOT NULL,
    village_a_month  int NOT NULL,
    whole_year       int NOT NULL,
    CONSTRAINT publishing_goal_pk PRIMARY KEY (hall_id),
    CONSTRAINT publishing_goal_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT publishing_goal_not_negative CHECK (street_a_month >= 0 AND village_a_month >= 0 AND whole_year >= 0)
);

-- One content through all its versions. Whoever takes a step locks this row first.
CREATE TABLE content (
    hall_id            int         NOT NULL,
    content            uuid        NOT NULL,
    newest             int         NOT NULL,  -- its newest version
    steps              int         NOT NULL,  -- how many steps it has taken
    first_published_at timestamptz,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT content_pk PRIMARY KEY (hall_id, content),
    CONSTRAINT content_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT content_newest_positive CHECK (newest > 0)
);

-- A version is written until it is submitted; from then on its words stay as they are.
CREATE TABLE content_version (
    hall_id      int         NOT NULL,
    content      uuid        NOT NULL,
    version      int         NOT NULL,
    state        text        NOT NULL,
    kind         text        NOT NULL,
    title        text        NOT NULL,
    body         text        NOT NULL,
    employer     text,
    post         text,
    wanted       int,
    wage         text,
    place        text,
    contact      text,
    job_until    date,
    source       text        NOT NULL,
    link         text,
    village      int,
    weight       int         NOT NULL,
    from_at      timestamptz NOT NULL,
    until_at     timestamptz NOT NULL,
    author       text        NOT NULL,  -- Caller.name() of who wrote it last
    writers      text[]      NOT NULL,  -- everybody whose words are in it
    approved_by  text,
    reason       text,                  -- of the last return or withdrawal
    published_at timestamptz,
    ended_at     timestamptz,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT content_version_pk PRIMARY KEY (hall_id, content, version),
    CONSTRAINT content_version_of_content FOREIGN KEY (hall_id, content) REFERENCES content (hall_id, content)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT content_of_village FOREIGN KEY (hall_id, village) REFERENCES village (hall_id, village),
    CONSTRAINT own_content CHECK (approved_by <> ALL (writers)),
    CONSTRAINT content_state_known CHECK (state IN
        ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'EXPIRED', 'WITHDRAWN', 'REPLACED')),
    CONSTRAINT content_approved_before_published CHECK
        (approved_by IS NOT NULL OR (state NOT IN ('APPROVED', 'PUBLISHED', 'EXPIRED') AND published_at IS NULL)),
    CONSTRAINT content_published_at_an_instant CHECK (published_at IS NOT NULL OR state NOT IN ('PUBLISHED', 'EXPIRED')),
    CONSTRAINT content_ended_at_an_instant CHECK ((ended_at IS NOT NULL) = (state IN ('EXPIRED', 'WITHDRAWN', 'REPLACED'))),
    CONSTRAINT content_written_by_somebody CHECK (cardinality(writers) > 0),
    CONSTRAINT content_kind_known CHECK (kind IN ('JOB', 'SOCIAL_SECURITY_NEWS', 'EMPLOYMENT_NEWS', 'RIGHTS_SERVICE', 'POLICY',
        'NOTICE', 'QUESTION', 'HALL_RULE', 'SIX_PUBLICS')),
    CONSTRAINT content_job_whole CHECK
        (num_nonnulls(employer, post, wanted, wage, place, contact, job_until) = CASE WHEN kind = 'JOB' THEN 7 ELSE 0 END),
    CONSTRAINT content_job_wants_somebody CHECK (wanted > 0),
    CONSTRAINT content_weight_known CHECK (weight BETWEEN 1 AND 5),
    CONSTRAINT content_period_forwards CHECK (from_at < until_at)
);
-- One version is shown, and one is worked on, at most.
CREATE UNIQUE INDEX content_one_shown ON content_version (hall_id, content) WHERE state = 'PUBLISHED';
CREATE UNIQUE INDEX content_one_in_work ON content_version (hall_id, content)
    WHERE state IN ('DRAFT', 'SUBMITTED', 'APPROVED');
CREATE INDEX content_shown_newest_first ON content_version (hall_id, published_at DESC, content DESC)
    WHERE state = 'PUBLISHED';
CREATE INDEX content_shown_until ON content_version (until_at) WHERE state = 'PUBLISHED';
CREATE INDEX content_first_published ON content (hall_id, first_published_at) WHERE first_published_at IS NOT NULL;

-- What happened to a content, in order; rows are only ever added.
CREATE TABLE content_step (
    hall_id int         NOT NULL,
    content uuid        NOT NULL,
    number  int         NOT NULL,
    version int         NOT NULL,
    step    text        NOT NULL,
    state   text        NOT NULL,  -- the version's, after it
    title   text        NOT NULL,
    who     text        NOT NULL,
    reason  text,
    at      timestamptz NOT NULL,
    CONSTRAINT content_step_pk PRIMARY KEY (hall_id, content, number),
    CONSTRAINT content_step_of_content FOREIGN KEY (hall_id, content) REFERENCES content (hall_id, content)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT content_step_known CHECK (step IN
        ('WRITE', 'EDIT', 'SUBMIT', 'RETURN', 'APPROVE', 'PUBLISH', 'REPLACE', 'WITHDRAW', 'EXPIRE'))
);
