package cn.bianmin.platform.netty;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes the connection after an answer that says {@code Connection: close}; nothing that follows is read as a request or
 * answered. Vert.x by itself closes only when the client asked for it.
 *
 * <p>
 * When the client is still sending, the server sends its end of the stream first and takes a little more of what comes: closing
 * at once would make the client's system throw the answer away before the client has read it (RFC 9112, 9.6).
 */
final class ConnectionEnd extends ChannelDuplexHandler {

    static final String NAME = "connection-end";
    private static final long LINGER_MILLIS = 1_000;
    /** A client that declared its length reads the answer only after it has sent everything. */
    private static final long MAX_DECLARED = 16L * 1024 * 1024;
    private static final long MAX_CHUNKED = 1024L * 1024;

    private int unanswered;
    private boolean isReading;
    private boolean isDeclared;
    private boolean isAnswering;
    private boolean isLast;
    private boolean isOver;
    private boolean isLingering;

    /** For a connection whose first request has passed already. */
    static ConnectionEnd during(HttpServerRequest request) {
        var end = new ConnectionEnd();
        end.unanswered = 1;
        end.isReading = true;
        end.isDeclared = request.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
        return end;
    }

    /** True when the last answer of the connection is written: later requests are not served. */
    static boolean isOver(Channel channel) {
        return channel.pipeline().get(NAME) instanceof ConnectionEnd end && end.isOver;
    }

    /** True when the answer to the request being read is the next to be written, and has not begun. */
    boolean mayAnswer() {
        return unanswered == 1 && !isAnswering && !isOver;
    }

    /** Ends the connection now; an answer that is under way stays unfinished. */
    void stop(ChannelHandlerContext context) {
        isOver = true;
        end(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isOver) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            unanswered++;
            isReading = true;
            isDeclared = HttpUtil.isContentLengthSet(request);
        }
        if (message instanceof LastHttpContent) {
            isReading = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isOver) {
            // What comes late is dropped, but whoever waits for it to be written waits for what was written before, too.
            ReferenceCountUtil.release(message);
            var unused = context.write(Unpooled.EMPTY_BUFFER, promise);
            return;
        }
        if (message instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            var unused = context.write(message, promise);
            return;
        }
        if (message instanceof HttpResponse answer) {
            isAnswering = true;
            isLast = answer.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        }
        if (message instanceof LastHttpContent) {
            isAnswering = false;
            unanswered--;
            isOver = isLast;
        }
        var written = context.write(message, isOver ? promise.unvoid() : promise);
        if (isOver) {
            written.addListener(done -> end(context));
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (isLingering) {
            var unused = context.channel().closeFuture().addListener(done -> promise.trySuccess());
        } else {
            var unused = context.close(promise);
        }
    }

    private void end(ChannelHandlerContext context) {
        if (isReading && context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            isLingering = true;
            channel.pipeline().addFirst("drain", new Drain(isDeclared ? MAX_DECLARED : MAX_CHUNKED));
            channel.config().setAutoRead(true);
            var unused = channel.shutdownOutput();
        } else {
            var unused = context.close();
        }
    }

    /** Throws away what still arrives, up to a number of bytes and for a short time. */
    private static final class Drain extends ChannelInboundHandlerAdapter {

        private long left;

        Drain(long limit) {
            this.left = limit;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            var unused = context.executor().schedule(() -> close(context), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }

        private static void close(ChannelHandlerContext context) {
            var unused = context.close();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            left -= bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
            ReferenceCountUtil.release(bytes);
            if (left < 0) {
                close(context);
            }
        }
    }
}
