-- What can be done in a hall and what to bring.

-- One row per hall: changing the catalogue locks it, counts the version up and draws numbers from it.
CREATE TABLE catalogue (
    hall_id             int NOT NULL,
    version             int NOT NULL DEFAULT 0,
    categories_numbered int NOT NULL DEFAULT 0,
    items_numbered      int NOT NULL DEFAULT 0,
    CONSTRAINT catalogue_one_per_hall PRIMARY KEY (hall_id),
    CONSTRAINT catalogue_of_hall FOREIGN KEY (hall_id) REFERENCES hall
);

CREATE TABLE category (
    hall_id        int     NOT NULL,
    number         int     NOT NULL,
    parent         int,
    code           text    NOT NULL,
    name           text    NOT NULL,
    name_en        text,
    category_group text    NOT NULL,
    position       int     NOT NULL,
    retired        boolean NOT NULL DEFAULT false,
    CONSTRAINT category_once PRIMARY KEY (hall_id, number),
    CONSTRAINT category_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT category_code_unique UNIQUE (hall_id, code),
    CONSTRAINT category_parent_known FOREIGN KEY (hall_id, parent) REFERENCES category (hall_id, number)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT category_group_known CHECK (category_group IN ('HOUSING', 'WINDOWS'))
);

CREATE TABLE item (
    hall_id         int     NOT NULL,
    number          int     NOT NULL,
    code            text    NOT NULL,
    name            text    NOT NULL,
    name_en         text,
    category_number int     NOT NULL,
    position        int     NOT NULL,
    desk_number     int     NOT NULL,
    handling        text    NOT NULL,
    legal_basis     text    NOT NULL,
    statutory_days  int     NOT NULL,
    promised_days   int     NOT NULL,
    fee_fen         int     NOT NULL,
    fee_text        text    NOT NULL,
    fee_basis       text    NOT NULL,
    steps           text[]  NOT NULL,
    tips            text    NOT NULL,
    keywords        text[]  NOT NULL,
    sample          boolean NOT NULL,
    retired         boolean NOT NULL DEFAULT false,
    CONSTRAINT item_once PRIMARY KEY (hall_id, number),
    CONSTRAINT item_code_unique UNIQUE (hall_id, code),
    CONSTRAINT item_category_known FOREIGN KEY (hall_id, category_number) REFERENCES category (hall_id, number),
    CONSTRAINT item_desk_known FOREIGN KEY (hall_id, desk_number) REFERENCES desk (hall_id, number),
    CONSTRAINT item_handling_known CHECK (handling IN ('IMMEDIATE', 'PROMISED', 'JOINT', 'REPORTED')),
    CONSTRAINT item_promise_within_law CHECK (promised_days BETWEEN 0 AND statutory_days),
    CONSTRAINT item_fee_not_negative CHECK (fee_fen >= 0)
);

CREATE TABLE material (
    hall_id        int     NOT NULL,
    item_number    int     NOT NULL,
    position       int     NOT NULL,
    name           text    NOT NULL,
    material_class text    NOT NULL,
    copies         int     NOT NULL,
    original       boolean NOT NULL,
    note           text    NOT NULL,
    CONSTRAINT material_once PRIMARY KEY (hall_id, item_number, position),
    CONSTRAINT material_item_known FOREIGN KEY (hall_id, item_number) REFERENCES item (hall_id, number),
    CONSTRAINT material_class_known CHECK (material_class IN ('PRINCIPAL', 'NON_PRINCIPAL', 'ATTACHMENT')),
    CONSTRAINT material_copies_positive CHECK (copies > 0)
);

-- 服务对象、申请条件、预约流程 of a channel, shown before booking.
CREATE TABLE channel_text (
    hall_id       int    NOT NULL,
    channel       text   NOT NULL,
    name          text   NOT NULL,
    name_en       text,
    who           text   NOT NULL,
    who_en        text,
    conditions    text   NOT NULL,
    conditions_en text,
    steps         text[] NOT NULL,
    steps_en      text[] NOT NULL,
    CONSTRAINT channel_text_once PRIMARY KEY (hall_id, channel),
    CONSTRAINT channel_text_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT channel_text_channel_known CHECK (channel IN ('ORDINARY', 'SAME_DAY', 'HOME_VISIT', 'GREEN'))
);

CREATE TABLE offer (
    hall_id          int  NOT NULL,
    item_number      int  NOT NULL,
    channel          text NOT NULL,
    desk_number      int  NOT NULL,
    handling_minutes int  NOT NULL,
    who              text,
    conditions       text,
    CONSTRAINT offer_once PRIMARY KEY (hall_id, item_number, channel),
    CONSTRAINT offer_item_known FOREIGN KEY (hall_id, item_number) REFERENCES item (hall_id, number),
    CONSTRAINT offer_desk_known FOREIGN KEY (hall_id, desk_number) REFERENCES desk (hall_id, number),
    CONSTRAINT offer_channel_known CHECK (channel IN ('ORDINARY', 'SAME_DAY', 'HOME_VISIT', 'GREEN')),
    CONSTRAINT offer_minutes_positive CHECK (handling_minutes > 0)
);

-- Everything that can be searched for. The grams are made in Java (SearchGrams) and carry the hall's number, so that
-- the words of one hall never lengthen the lists of another.
CREATE TABLE search_entry (
    hall_id       int      NOT NULL,
    kind          text     NOT NULL,
    entry_id      text     NOT NULL,
    title         text     NOT NULL,
    title_en      text,
    title_length  int      NOT NULL,
    name_grams    tsvector NOT NULL,
    keyword_grams tsvector NOT NULL,
    text_grams    tsvector NOT NULL,
    CONSTRAINT search_entry_once PRIMARY KEY (hall_id, kind, entry_id),
    CONSTRAINT search_entry_of_hall FOREIGN KEY (hall_id) REFERENCES hall,
    CONSTRAINT search_entry_kind_known CHECK (kind IN ('ITEM', 'POLICY', 'QUESTION'))
);
-- No pending list: it would be read through by every search after an import.
CREATE INDEX search_entry_name_grams ON search_entry USING gin (name_grams) WITH (fastupdate = off);
CREATE INDEX search_entry_keyword_grams ON search_entry USING gin (keyword_grams) WITH (fastupdate = off);
CREATE INDEX search_entry_text_grams ON search_entry USING gin (text_grams) WITH (fastupdate = off);
