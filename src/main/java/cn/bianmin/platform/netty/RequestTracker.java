package cn.bianmin.platform.netty;

import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.bianmin.platform.http.RequestGuard;
import io.netty.channel.Channel;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Follows each request on its connection: tells {@link RequestDeadline} when it is complete and when it is answered, sees to it
 * that {@link BodyGuard} counts its body, and drops requests that come after the last answer.
 */
class RequestTracker {

    private final long maxBody;

    RequestTracker(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.maxBody = maxBody.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::follow, RequestGuard.PRIORITY + 2);
    }

    void installForManagement(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::follow);
    }

    private void follow(RoutingContext context) {
        var request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            var channel = connection.channel();
            if (ConnectionEnd.isOver(channel)) {
                return;
            }
            follow(context, channel);
        }
        context.next();
    }

    private void follow(RoutingContext context, Channel channel) {
        var request = context.request();
        ConnectionHandlers.addAnswerHandlers(channel.pipeline(), ConnectionEnd.during(request));
        if (hasBody(request)) {
            ConnectionHandlers.addBodyGuard(channel.pipeline(), maxBody);
            request.end().onSuccess(any -> tell(channel, RequestDeadline.COMPLETE));
        } else {
            tell(channel, RequestDeadline.COMPLETE);
        }
        context.addEndHandler(any -> tell(channel, RequestDeadline.ANSWERED));
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static void tell(Channel channel, String event) {
        channel.pipeline().fireUserEventTriggered(event);
    }
}
