package cn.bianmin.platform.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Cuts a body where it passes the limit, as it arrives, and answers 413; answers 400 to chunks that cannot be read. The
 * connection ends with either.
 *
 * <p>
 * It counts whether or not anybody reads the body: a request that was refused early, with 401 or 404, would otherwise be read to
 * an end that may never come.
 */
final class BodyGuard extends ChannelInboundHandlerAdapter {

    static final String NAME = "body-guard";

    private final long limit;
    private long received;
    private boolean isRefused;

    /**
     * @param limit bytes of a body
     */
    BodyGuard(long limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isRefused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            received = 0;
        }
        if (message instanceof HttpContent content) {
            received += content.content().readableBytes();
            if (content.decoderResult().isFailure() && !(message instanceof HttpRequest)) {
                refuse(context, content, HttpResponseStatus.BAD_REQUEST);
                return;
            }
            if (received > limit) {
                refuse(context, content, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
                return;
            }
        }
        if (message instanceof LastHttpContent) {
            received = 0;
        }
        context.fireChannelRead(message);
    }

    private void refuse(ChannelHandlerContext context, HttpContent content, HttpResponseStatus status) {
        isRefused = true;
        content.release();
        var end = (ConnectionEnd) context.pipeline().get(ConnectionEnd.NAME);
        if (end.mayAnswer()) {
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            var unused = context.writeAndFlush(answer);
        } else {
            end.stop(context.pipeline().context(end));
        }
    }
}
