package cn.bianmin.platform.netty;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.http.SecurityHeaders;
import cn.bianmin.platform.problem.Problem;
import cn.bianmin.platform.problem.ProblemClassifier;
import cn.bianmin.platform.problem.ProblemTexts;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Gives a body to the refusals that are sent before any router and carry nothing but a status: an address that is no URI, a
 * request that the decoder cannot read, a body over the limit.
 */
final class ErrorBodies extends ChannelDuplexHandler {

    private @Nullable String language;
    private boolean isHead;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            language = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
            isHead = HttpMethod.HEAD.equals(request.method());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var isBare = message instanceof FullHttpResponse answer && !isHead && answer.status().code() >= 400
                && !answer.content().isReadable();
        var unused = context.write(isBare ? withProblem((FullHttpResponse) message) : message, promise);
    }

    private FullHttpResponse withProblem(FullHttpResponse bare) {
        var texts = ProblemTexts.of(language);
        var failure = ProblemClassifier.problem(bare.status().code());
        var body = Problem.of(failure, texts).toJson().getBytes(StandardCharsets.UTF_8);
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, bare.status(), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(bare.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LANGUAGE, texts.tag())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                // Nobody can be sure where the next request would begin.
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        SecurityHeaders.ALWAYS.forEach(answer.headers()::set);
        ReferenceCountUtil.release(bare);
        return answer;
    }
}
