package cn.bianmin.platform.netty;

import jakarta.enterprise.event.Observes;

import cn.bianmin.platform.http.RequestGuard;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Tells {@link RequestDeadline} when a request is complete and when it is answered. */
class RequestTimeouts {

    void install(@Observes Filters filters) {
        filters.register(RequestTimeouts::follow, RequestGuard.PRIORITY + 2);
    }

    private static void follow(RoutingContext context) {
        var request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            var channel = connection.channel();
            if (hasBody(request)) {
                request.end().onSuccess(any -> tell(channel, RequestDeadline.COMPLETE));
            } else {
                tell(channel, RequestDeadline.COMPLETE);
            }
            context.addEndHandler(any -> tell(channel, RequestDeadline.ANSWERED));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static void tell(Channel channel, String event) {
        channel.pipeline().fireUserEventTriggered(event);
    }
}
