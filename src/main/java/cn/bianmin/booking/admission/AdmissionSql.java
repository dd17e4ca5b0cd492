package cn.bianmin.booking.admission;

/**
 * The statements of {@link Admission}. They run on PostgreSQL 18: {@code RETURNING old.free} tells what was free at the moment
 * the row was locked, so who comes first is decided by the row itself and not by an earlier look at it.
 */
final class AdmissionSql {

    /**
     * One live booking per item, a number per day, one visit for a pre-review: counted under this lock, so that two processes
     * cannot both count too few.
     */
    static final String LOCK_CITIZENS = """
            SELECT count(*) FROM unnest($1::bigint[]) AS citizen (key) CROSS JOIN LATERAL pg_advisory_xact_lock(citizen.key)
            """;

    // The plan is made once and kept, perhaps on empty tables, where a scan costs nothing. So the statement leaves no choice:
    // "b.hall_id + 0" is no condition of any index, and a citizen's own bookings can be found by the citizen only; "= ANY (ARRAY[…])"
    // cannot be merged, so a table is never the outer side of a join, where it would be read whole. So it is with a network's places.
    //
    // asked    the batch; "line" numbers the slot_day rows it touches, ascending by primary key
    // judged   what speaks against a request, without looking at places; "network" is where the place goes to: the source of who
    //          is not signed in, or where a citizen came from who has booked so before and not yet been here
    // claimed  holds turned into bookings
    // charged  takes what there is, never more; rows come in the order of "line", so batches cannot deadlock
    // granted  in each slot the first ones get what was free
    // The end: who is refused for a reason of their own hears first that there was no place anyway (the order of Refusal).
    static final String ADMIT = """
            WITH asked AS MATERIALIZED (
                SELECT *
                  FROM unnest($1::int[], $2::int[], $3::text[], $4::date[], $5::smallint[], $6::smallint[], $7::int[],
                              $8::uuid[], $9::int[], $10::timestamptz[], $11::uuid[], $12::text[], $13::uuid[], $14::uuid[],
                              $15::bytea[], $16::bytea[], $17::text[], $18::text[], $19::bytea[], $20::bytea[],
                              $21::int[], $22::int[], $23::int[], $24::timestamptz[], $26::bigint[], $27::int[])
                       WITH ORDINALITY AS a (
                              hall_id, desk_number, channel, day, start_minute, minutes, line,
                              id, item_number, hold_until, citizen_id, code, hold, named_review,
                              person_key, details, caller, key, body_hash, answer,
                              per_day_limit, no_show_limit, cancel_limit, counted_since, source_network, network_limit,
                              turn)
            ), judged AS MATERIALIZED (
                SELECT a.*, review.pre_review, past.status AS past_status, past.body AS past_body, origin.network,
                       CASE WHEN past.body_hash = a.body_hash THEN 'REPLAYED'
                            WHEN past.body_hash IS NOT NULL THEN 'KEY_REUSED'
                            WHEN a.hold_until IS NOT NULL AND EXISTS (
                                SELECT FROM pending_place same WHERE same.hall_id = ANY (ARRAY[a.hall_id]) AND same.id = a.id)
                            THEN 'KEY_IN_USE'
                            WHEN a.hold IS NULL AND origin.network IS NOT NULL AND a.network_limit <= (
                                SELECT count(*) FROM booking b
                                 WHERE b.network = origin.network AND b.hall_id + 0 = a.hall_id AND NOT isfinite(b.ended_at)) + (
                                SELECT count(*) FROM pending_place p
                                 WHERE p.network = origin.network AND p.hall_id + 0 = a.hall_id)
                            THEN 'NETWORK_SHARE'
                            WHEN mine.no_shows >= a.no_show_limit OR mine.cancels >= a.cancel_limit THEN 'NO_SHOWS'
                            WHEN mine.of_item > 0 THEN 'ALREADY_BOOKED'
                            WHEN mine.of_day >= a.per_day_limit THEN 'TOO_MANY_THAT_DAY'
                            WHEN a.channel = 'HOME_VISIT' AND a.hold_until IS NULL AND (review.pre_review IS NULL OR EXISTS (
                                SELECT FROM asked before
                                 WHERE before.turn < a.turn AND before.person_key = a.person_key))
                            THEN 'PRE_REVIEW_REQUIRED'
                       END AS refusal
                  FROM asked a
                  LEFT JOIN LATERAL (
                       SELECT i.body_hash, i.status, i.body FROM idempotency i
                        WHERE i.caller = a.caller AND i.key = a.key LIMIT 1) past ON true
                  LEFT JOIN LATERAL (
                       SELECT r.id AS pre_review FROM pre_review r
                        WHERE a.channel = 'HOME_VISIT' AND a.hold_until IS NULL
                          AND r.hall_id = a.hall_id AND r.person_key = a.person_key AND r.item_number = a.item_number
                          AND r.valid_until >= a.day AND r.used_by IS NULL AND r.id = coalesce(a.named_review, r.id)
                        ORDER BY r.valid_until LIMIT 1) review ON true
                 CROSS JOIN LATERAL (
                       SELECT count(*) FILTER (WHERE b.ended_at = 'infinity' AND b.item_number = a.item_number) AS of_item,
                              count(*) FILTER (WHERE b.ended_at = 'infinity' AND b.day = a.day) AS of_day,
                              count(*) FILTER (WHERE b.state = 'NO_SHOW' AND b.ended_at > a.counted_since) AS no_shows,
                              count(*) FILTER (WHERE b.state = 'CANCELLED' AND b.ended_at > a.counted_since) AS cancels,
                              count(*) FILTER (WHERE b.state IN ('KEPT', 'LAPSED')) AS visits,
                              max(b.network) AS first_network
                         FROM booking b
                        WHERE b.citizen_id = a.citizen_id AND b.hall_id + 0 = a.hall_id) mine
                 CROSS JOIN LATERAL (
                       SELECT coalesce(a.source_network, CASE WHEN mine.visits = 0 THEN mine.first_network END)
                              AS network) origin
            ), claimed AS (
                DELETE FROM pending_place p
                 USING judged j
                 WHERE j.refusal IS NULL AND j.hold IS NOT NULL
                   AND p.hall_id = ANY (ARRAY[j.hall_id]) AND p.id = j.hold AND p.returns_at - $25 > interval '0'
                   AND p.desk_number = j.desk_number AND p.channel = j.channel AND p.day = j.day
                   AND p.start_minute = j.start_minute AND p.item_number = j.item_number
                RETURNING j.turn, p.network
            ), wanted AS (
                SELECT line, hall_id, desk_number, channel, day, min(minutes) AS minutes, array_agg(start_minute) AS starts
                  FROM judged
                 WHERE refusal IS NULL AND hold IS NULL
                 GROUP BY line, hall_id, desk_number, channel, day
            ), charged AS MATERIALIZED (
                UPDATE slot_day d
                   SET free = CASE
                       WHEN cardinality(w.starts) = 1 THEN
                            d.free[:array_position(d.starts, w.starts[1]) - 1]
                            || d.free[array_position(d.starts, w.starts[1])] - 1
                            || d.free[array_position(d.starts, w.starts[1]) + 1:]
                       ELSE (SELECT array_agg(greatest(slot.free - cardinality(array_positions(w.starts, slot.start)), 0)
                                              ORDER BY slot.place)
                               FROM unnest(d.starts, d.free) WITH ORDINALITY AS slot (start, free, place))
                       END
                  FROM wanted w
                 WHERE d.hall_id = ANY (ARRAY[w.hall_id]) AND d.desk_number = w.desk_number AND d.channel = w.channel
                   AND d.day = w.day AND d.minutes = w.minutes
                   AND (cardinality(w.starts) > 1 OR d.free[array_position(d.starts, w.starts[1])] > 0)
                RETURNING w.line, d.starts, old.free AS free
            ), granted AS MATERIALIZED (
                SELECT in_line.*
                  FROM (SELECT j.*, j.network AS place_network, c.free[array_position(c.starts, j.start_minute)] AS free_before,
                               row_number() OVER (PARTITION BY j.line, j.start_minute ORDER BY j.turn) AS place_in_line
                          FROM judged j
                          JOIN charged c ON c.line = j.line
                         WHERE j.refusal IS NULL AND j.hold IS NULL) AS in_line
                 WHERE place_in_line <= free_before
                UNION ALL
                SELECT j.*, coalesce(claimed.network, j.network), 1, 1
                  FROM judged j JOIN claimed ON claimed.turn = j.turn
            ), booked AS (
                INSERT INTO booking (hall_id, id, citizen_id, item_number, desk_number, channel, day, start_minute, minutes,
                                     code, booked_at, pre_review, details, network)
                SELECT hall_id, id, citizen_id, item_number, desk_number, channel, day, start_minute, minutes,
                       code, $25, pre_review, details, place_network
                  FROM granted
                 WHERE hold_until IS NULL
            ), held AS (
                INSERT INTO pending_place (hall_id, id, desk_number, channel, day, start_minute, item_number, returns_at,
                                           network)
                SELECT hall_id, id, desk_number, channel, day, start_minute, item_number, hold_until, place_network
                  FROM granted
                 WHERE hold_until IS NOT NULL
            ), opened AS (
                UPDATE pre_review r
                   SET used_by = g.id
                  FROM granted g
                 WHERE g.pre_review IS NOT NULL AND r.hall_id = ANY (ARRAY[g.hall_id]) AND r.id = g.pre_review
                   AND r.person_key = g.person_key
            ), answered AS (
                INSERT INTO idempotency (caller, key, body_hash, status, body, created_at)
                SELECT caller, key, body_hash, 201, answer, $25 FROM granted WHERE key IS NOT NULL
            ), told AS (
                INSERT INTO outbox (hall_id, topic, data, created_at)
                SELECT hall_id, 'booking.confirmed', jsonb_build_object('booking', id), $25
                  FROM granted
                 WHERE hold_until IS NULL
            )
            SELECT turn::int, 'GRANTED' AS result, NULL::smallint AS status, NULL::bytea AS body FROM granted
            UNION ALL
            SELECT turn::int,
                   CASE WHEN refusal IN ('REPLAYED', 'KEY_REUSED', 'KEY_IN_USE') THEN refusal
                        WHEN hold IS NULL AND NOT EXISTS (
                             SELECT FROM slot_day d
                              WHERE d.hall_id = j.hall_id AND d.desk_number = j.desk_number AND d.channel = j.channel
                                AND d.day = j.day AND d.free[array_position(d.starts, j.start_minute)] > 0)
                        THEN 'SLOT_FULL'
                        WHEN hold IS NOT NULL AND NOT EXISTS (
                             SELECT FROM pending_place p
                              WHERE p.hall_id = j.hall_id AND p.id = j.hold AND p.returns_at > $25
                                AND p.desk_number = j.desk_number AND p.channel = j.channel AND p.day = j.day
                                AND p.start_minute = j.start_minute AND p.item_number = j.item_number)
                        THEN 'HOLD_EXPIRED'
                        ELSE refusal
                   END, past_status, CASE WHEN refusal = 'REPLAYED' THEN past_body END
              FROM judged j
             WHERE refusal IS NOT NULL
            """;

    private AdmissionSql() {
    }
}
