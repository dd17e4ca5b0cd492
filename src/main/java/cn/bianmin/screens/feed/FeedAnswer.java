package cn.bianmin.screens.feed;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.Digests;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Bytes that are sent again and again, with a strong tag over them (RFC 9110, 8.8.3). Everything is encoded once: an answer
 * costs no more than sending it.
 */
final class FeedAnswer {

    /** 128 bits of SHA-256. */
    private static final int TAG_BYTES = 16;
    /** A proxy may answer for this long in our place; a change shows within two seconds all the same. */
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("public, max-age=2");

    private final Buffer body;
    private final String tag;
    private final CharSequence encodedTag;
    private final CharSequence encodedLength;
    private final CharSequence encodedType;

    FeedAnswer(byte[] body, String mediaType) {
        this.body = outsideTheHeap(body);
        this.tag = '"' + HexFormat.of().formatHex(Digests.sha256(body), 0, TAG_BYTES) + '"';
        this.encodedTag = HttpHeaders.createOptimized(tag);
        this.encodedLength = HttpHeaders.createOptimized(Integer.toString(body.length));
        this.encodedType = HttpHeaders.createOptimized(mediaType);
    }

    /** Where the kernel takes it from without a copy in between; freed with this answer. */
    private static Buffer outsideTheHeap(byte[] body) {
        var memory = ByteBuffer.allocateDirect(body.length).put(body).flip();
        return BufferImpl.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory)));
    }

    int size() {
        return body.length();
    }

    /** 200 or 304; without the body for HEAD. */
    void send(HttpServerRequest request) {
        var response = request.response();
        response.headers().set(HttpHeaders.ETAG, encodedTag).set(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.headers().set(HttpHeaders.CONTENT_TYPE, encodedType).set(HttpHeaders.CONTENT_LENGTH, encodedLength);
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2): a proxy that compressed the body may have made the tag weak. */
    private boolean isKnown(@Nullable String asked) {
        return asked != null && (asked.equals(tag) || asked.equals("*") || asked.contains(tag));
    }
}
