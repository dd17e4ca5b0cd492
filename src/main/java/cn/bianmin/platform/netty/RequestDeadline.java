package cn.bianmin.platform.netty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerOptions;

/**
 * Closes a connection whose request, head and body, is not complete in time (the slow-loris attack): an idle limit alone is
 * fooled by one byte every few seconds. It also puts {@link StrictRequestDecoder} in the place of Vert.x's decoder.
 *
 * <p>
 * Netty adds this to every accepted connection when {@code -Dio.netty.bootstrap.extensions=serviceload} is set, which
 * {@code Main} does. Netty looks for it with the class loader that loaded Netty itself. The packaged application has only one;
 * {@code quarkus:dev} and the tests have two, so they run without a deadline. {@link RequestTracker} tells it, by events, how
 * far the request has come.
 *
 * <pre>
 * first byte ──15 s──▶ closed
 *     └─ COMPLETE ─▶ resting while the answer is made and sent ─ ANSWERED ─▶ the next request's first byte …
 * </pre>
 */
public final class RequestDeadline extends ChannelInitializerExtension {

    public static final Duration LIMIT = Duration.ofSeconds(15);
    /** JDK types on purpose: the class itself may be loaded twice in tests. */
    static final String COMPLETE = "bianmin.request.complete";
    static final String ANSWERED = "bianmin.request.answered";

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst("request-deadline", new Watch());
    }

    /** The same limits as the decoder has that is replaced. */
    private static HttpServerOptions limits() {
        var config = ConfigProvider.getConfig();
        return new HttpServerOptions()
                .setMaxInitialLineLength(config.getValue("quarkus.http.limits.max-initial-line-length", Integer.class))
                .setMaxHeaderSize((int) config.getValue("quarkus.http.limits.max-header-size", MemorySize.class).asLongValue());
    }

    private static final class Watch extends ChannelInboundHandlerAdapter {

        private @Nullable Future<?> deadline;
        private boolean isAnswering;
        private boolean isEquipped;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            start(context);
            context.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (deadline == null && !isAnswering) {
                start(context);
            }
            if (!isEquipped && ConnectionHandlers.isReady(context.pipeline())) {
                equip(context.pipeline());
            }
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stop();
            context.fireChannelInactive();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (COMPLETE.equals(event)) {
                stop();
                isAnswering = true;
            } else if (ANSWERED.equals(event)) {
                isAnswering = false;
            } else {
                context.fireUserEventTriggered(event);
            }
        }

        private void equip(ChannelPipeline pipeline) {
            isEquipped = true;
            pipeline.replace(ConnectionHandlers.DECODER, ConnectionHandlers.DECODER, new StrictRequestDecoder(limits()));
            ConnectionHandlers.addAnswerHandlers(pipeline, new ConnectionEnd());
        }

        private void start(ChannelHandlerContext context) {
            deadline = context.executor().schedule(() -> expire(context), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }

        private static void expire(ChannelHandlerContext context) {
            var unused = context.close();
        }

        private void stop() {
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }
    }
}
