package cn.bianmin.platform;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Never answers. */
@ApplicationScoped
class TestHanger implements EventHandler {

    static final String HUNG = "test.hung";

    @Override
    public String name() {
        return "test-hanger";
    }

    @Override
    public Set<String> topics() {
        return Set.of(HUNG);
    }

    @Override
    public Uni<Void> handle(Delivered event) {
        return Uni.createFrom().nothing();
    }
}
