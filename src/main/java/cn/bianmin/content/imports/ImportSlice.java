package cn.bianmin.content.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import cn.bianmin.content.duty.Villages;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.hall.HallPlan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Turns one slice of rows into drafts, in the transaction that has locked it. */
@ApplicationScoped
class ImportSlice {

    private final ImportStore store;
    private final Drafts drafts;
    private final Villages villages;
    private final Validator validator;
    private final Clock clock;

    ImportSlice(ImportStore store, Drafts drafts, Villages villages, Validator validator, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.villages = villages;
        this.validator = validator;
        this.clock = clock;
    }

    Uni<Void> take(SqlConnection connection, ImportFile.Slice slice, HallPlan plan) {
        var now = clock.instant();
        return villages.of(connection, slice.hall())
                .map(known -> new RowMapper(slice.kind(), plan, known, validator, now))
                .map(mapper -> slice.rows().stream().map(mapper::read).toList())
                .chain(all -> add(connection, slice, plan, all)
                        .chain(accepted -> store.advance(connection, slice, outcome(all, accepted), now)));
    }

    /** Adds the rows that are new and answers how many. Within one slice the first of two alike counts. */
    private Uni<Integer> add(SqlConnection connection, ImportFile.Slice slice, HallPlan plan, List<RowMapper.Read> all) {
        var good = new LinkedHashMap<ImportFingerprint, NewContent>();
        for (var read : all) {
            if (read.words() != null) {
                good.putIfAbsent(ImportFingerprint.of(slice.kind(), slice.author(), read.row()), read.words());
            }
        }
        if (good.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var fingerprints = List.copyOf(good.keySet());
        return ended(connection, slice, fingerprints)
                .chain(ended -> store.claim(connection, slice.hall(), fingerprints, ended))
                .chain(fresh -> write(connection, slice, plan, inOrder(good, fresh)));
    }

    /** A person may announce again what has ended; what an address brought once does not come back. */
    private Uni<List<UUID>> ended(SqlConnection connection, ImportFile.Slice slice, List<ImportFingerprint> fingerprints) {
        return ImportFile.isBySource(slice.author()) ? Uni.createFrom().item(List.of())
                : store.brought(connection, slice.hall(), fingerprints)
                        .chain(contents -> drafts.ended(connection, slice.hall(), contents));
    }

    private Uni<Integer> write(SqlConnection connection, ImportFile.Slice slice, HallPlan plan,
            Map<ImportFingerprint, NewContent> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return drafts.add(connection, plan, List.copyOf(fresh.values()), slice.author(), slice.submitted())
                .chain(ids -> store.name(connection, slice.hall(), List.copyOf(fresh.keySet()), ids))
                .replaceWith(fresh.size());
    }

    private static Map<ImportFingerprint, NewContent> inOrder(Map<ImportFingerprint, NewContent> good,
            List<ImportFingerprint> fresh) {
        var wanted = new HashSet<>(fresh);
        var kept = new LinkedHashMap<>(good);
        kept.keySet().retainAll(wanted);
        return kept;
    }

    private static ImportFile.Outcome outcome(List<RowMapper.Read> all, int accepted) {
        var refusals = new ArrayList<ImportFile.Refusal>();
        var refused = 0;
        for (var read : all) {
            refused += read.words() == null ? 1 : 0;
            read.faults().forEach((column, reason) -> refusals
                    .add(new ImportFile.Refusal(read.row().row(), column.label, reason)));
        }
        return new ImportFile.Outcome(accepted, all.size() - refused - accepted, refused, refusals);
    }
}
