package cn.bianmin.platform;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import io.smallrye.mutiny.Uni;

/** Never answers. */
@ApplicationScoped
public class HangingHandler implements EventHandler {

    public static final String HUNG = "test.hung";

    @Override
    public String name() {
        return "test-hanger";
    }

    @Override
    public Set<String> topics() {
        return Set.of(HUNG);
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        return Uni.createFrom().nothing();
    }
}
