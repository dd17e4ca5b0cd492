package cn.bianmin.platform.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;

/** Heads are judged alike however the network cuts them. */
class StrictRequestDecoderTest {

    private static final String PLAIN = "GET /x?a=b HTTP/1.1\r\nHost: a\r\nX-A:\t b c \r\n\r\n";
    private static final String BODY = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n\n folded\r";
    private static final String CHUNKED = "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNKS = "5;a=b\r\n\n\n \r\n\r\n0\r\nX-B: c\r\n\r\n";
    private static final String OLD = "GET /x HTTP/1.0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 7, 64, 100_000 })
    void wellFormedRequestsPassOneAfterTheOther(int size) {
        var requests = requests(
                PLAIN + BODY + "\r\n" + CHUNKED + CHUNKS + "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n" + PLAIN + OLD, size);
        assertThat(requests).hasSize(6).allMatch(request -> request.decoderResult().isSuccess());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET /x HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\n\tfolded\r\n\r\n",
            "GET /x HTTP/1.1\r\n Host: a\r\n\r\n", "GET /x HTTP/1.1\nHost: a\n\n", "GET /x HTTP/1.1\r\nHost: a\n\r\n",
            "GET /x HTTP/1.1\rHost: a\r\r", "GET /x HTTP/1.1\r\nHost: a\rX-A: b\r\n\r\n", "GET  /x HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /x  HTTP/1.1\r\nHost: a\r\n\r\n", " GET /x HTTP/1.1\r\nHost: a\r\n\r\n", "GET /x HTTP/1.1 \r\nHost: a\r\n\r\n",
            "GET\t/x\tHTTP/1.1\r\nHost: a\r\n\r\n", "GET /x\r\n\r\n", "GET /x HTTP/9.9\r\nHost: a\r\n\r\n",
            "GET /x HTTP/2.0\r\nHost: a\r\n\r\n", "GET /x http/1.1\r\nHost: a\r\n\r\n", "GET /x HTTX/1.1\r\nHost: a\r\n\r\n",
            "GET x HTTP/1.1\r\nHost: a\r\n\r\n", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "GET ?x HTTP/1.1\r\nHost: a\r\n\r\n" })
    void malformedHeadsAreMarkedAndEndTheReading(String head) {
        for (var size : List.of(1, 3, 100_000)) {
            var requests = requests(PLAIN + head, size);
            assertThat(requests).hasSize(2);
            assertThat(requests.get(0).decoderResult().isSuccess()).isTrue();
            assertThat(requests.get(1).decoderResult().isFailure()).isTrue();
        }
    }

    private static List<HttpRequest> requests(String text, int size) {
        var channel = new EmbeddedChannel(new StrictRequestDecoder(new HttpServerOptions()));
        for (var from = 0; from < text.length(); from += size) {
            var part = text.substring(from, Math.min(text.length(), from + size));
            channel.writeInbound(Unpooled.copiedBuffer(part, StandardCharsets.ISO_8859_1));
        }
        var found = new ArrayList<HttpRequest>();
        for (HttpObject message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpRequest request) {
                found.add(request);
            }
            ReferenceCountUtil.release(message);
        }
        channel.finishAndReleaseAll();
        return found;
    }
}
