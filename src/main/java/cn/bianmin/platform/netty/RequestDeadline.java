package cn.bianmin.platform.netty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;

/**
 * Closes a connection whose request, head and body, is not complete in time (the slow-loris attack): an idle limit alone is
 * fooled by one byte every few seconds.
 *
 * <p>
 * Netty adds this to every accepted connection when {@code -Dio.netty.bootstrap.extensions=serviceload} is set, which
 * {@link Main} does. Netty finds it where it finds itself, which is so in the packaged application; {@code quarkus:dev} and the
 * tests load the two apart and go without. {@link RequestTimeouts} tells it, by events, how far the request has come.
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
    /** Vert.x's name for the last handler that still sees answers as such. */
    private static final String ENCODER = "httpEncoder";

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst("request-deadline", new Watch());
    }

    private static final class Watch extends ChannelInboundHandlerAdapter {

        private @Nullable Future<?> deadline;
        private boolean isAnswering;
        private boolean hasBareAnswers;

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
            if (!hasBareAnswers && context.pipeline().get(ENCODER) != null) {
                context.pipeline().addAfter(ENCODER, "bare-answers", new ErrorBodies());
                hasBareAnswers = true;
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
