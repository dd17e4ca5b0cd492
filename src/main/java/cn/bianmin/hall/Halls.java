package cn.bianmin.hall;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.ProblemException;
import io.smallrye.mutiny.Uni;

/** The facade of this feature: the halls of the installation and their plans. */
@ApplicationScoped
public class Halls {

    /** The hall's snapshot, at most five seconds old; 404 {@code unknown-hall}. */
    public Uni<HallPlan> plan(HallId hall) {
        return Uni.createFrom().failure(() -> new ProblemException(404, "unknown-hall"));
    }

    /** All halls, by number. */
    public Uni<List<HallId>> all() {
        return Uni.createFrom().item(List.of());
    }
}
