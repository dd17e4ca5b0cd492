package cn.bianmin.content.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import cn.bianmin.content.duty.Villages;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.life.NewContent;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What becomes of one slice of rows, in the transaction that holds it. */
@ApplicationScoped
class ImportSlice {

    private final ImportStore store;
    private final Drafts drafts;
    private final Villages villages;
    private final Halls halls;
    private final Validator validator;
    private final Clock clock;

    ImportSlice(ImportStore store, Drafts drafts, Villages villages, Halls halls, Validator validator, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.villages = villages;
        this.halls = halls;
        this.validator = validator;
        this.clock = clock;
    }

    Uni<Void> take(SqlConnection connection, ImportFile.Slice slice) {
        var now = clock.instant();
        return halls.plan(slice.hall()).chain(plan -> villages.of(connection, slice.hall())
                .map(known -> new RowMapper(slice.kind(), plan, known, validator, now))
                .map(words -> slice.rows().stream().map(words::read).toList())
                .chain(all -> add(connection, slice, plan, all)
                        .chain(accepted -> store.advance(connection, slice, outcome(all, accepted), now))));
    }

    /** How many were new. Within one slice the first of two alike counts. */
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
        var again = !ImportFile.isBySource(slice.author());
        return store.claim(connection, slice.hall(), List.copyOf(good.keySet()), again)
                .chain(fresh -> write(connection, slice, plan, inOrder(good, fresh)));
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
