package cn.bianmin.platform.netty;

import java.util.List;
import java.util.Set;

import cn.bianmin.platform.http.HostHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Decodes requests as Vert.x does, and marks those as malformed that Vert.x lets pass: what {@link HeadScanner} finds, versions
 * other than HTTP/1.0 and HTTP/1.1, a target that is no path, and a Host that is none. The Host is looked at here because Quarkus
 * reads and repairs it before any filter, when a proxy is trusted.
 *
 * <p>
 * Vert.x answers a request marked as malformed with 400 and closes the connection.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");
    private static final String MALFORMED = "malformed request";

    private final HeadScanner head = new HeadScanner();
    private boolean isRefused;

    StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (isRefused) {
            bytes.skipBytes(bytes.readableBytes());
        } else if (head.accepts(bytes)) {
            var before = bytes.readableBytes();
            var known = out.size();
            super.decode(context, bytes, out);
            head.consumed(before - bytes.readableBytes());
            out.subList(known, out.size()).forEach(this::inspect);
        } else {
            isRefused = true;
            bytes.skipBytes(bytes.readableBytes());
            out.add(unreadable());
        }
    }

    /** Netty answers an exception here with a request that is marked as malformed. */
    @Override
    protected HttpMessage createMessage(String[] requestLine) {
        if (!VERSIONS.contains(requestLine[2]) || !isTarget(requestLine[0], requestLine[1])) {
            throw new IllegalArgumentException(MALFORMED);
        }
        return super.createMessage(requestLine);
    }

    /** RFC 9112, 3.2; {@code RequestGuard} looks at the path itself and refuses whole addresses. */
    private static boolean isTarget(String method, String target) {
        return target.startsWith("/") || target.contains("://") || method.equals("CONNECT")
                || (target.equals("*") && method.equals("OPTIONS"));
    }

    private void inspect(Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess() && !HostHeader.isWellFormed(
                request.headers().getAll(HttpHeaderNames.HOST), HttpVersion.HTTP_1_0.equals(request.protocolVersion()))) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(MALFORMED)));
        }
        isRefused |= message instanceof HttpObject part && part.decoderResult().isFailure();
        if (message instanceof LastHttpContent) {
            head.restart();
        }
    }

    private static HttpRequest unreadable() {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/bad-request", Unpooled.EMPTY_BUFFER);
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(MALFORMED)));
        return request;
    }
}
