-- The search finds texts that are shown for a period. What the guide itself has stands there always.
ALTER TABLE search_entry
    ADD COLUMN version  int         NOT NULL DEFAULT 0,  -- of the text; what is the same is not indexed anew
    ADD COLUMN from_at  timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN until_at timestamptz NOT NULL DEFAULT 'infinity',
    ADD CONSTRAINT search_entry_period_forwards CHECK (from_at < until_at);
