package cn.bianmin.platform.netty;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Reads the bytes of a request's head ahead of the decoder and finds what the decoder repairs silently: a folded header, a
 * carriage return or a line feed that stands alone, and a request line that is not two single blanks between three words (RFC
 * 9112, 2.2, 3 and 5.2).
 *
 * <p>
 * A proxy in front may understand such a head differently, so the server refuses it instead of choosing one reading.
 */
final class HeadScanner implements ByteProcessor {

    private static final int BLANKS = 2;
    private static final int DELETE = 0x7f;

    /** How many of the bytes that the decoder has not consumed yet were seen here. */
    private int ahead;
    private boolean isInHead;
    private boolean isRequestLine;
    private boolean isBroken;
    private int lineLength;
    private int blanks;
    private byte last;

    HeadScanner() {
        restart();
    }

    /** The next byte begins a new request. */
    void restart() {
        ahead = 0;
        isInHead = true;
        isRequestLine = true;
        isBroken = false;
        lineLength = 0;
        blanks = 0;
        last = 0;
    }

    /** Looks at what was not seen before; false when the head is malformed. */
    boolean accepts(ByteBuf bytes) {
        var unseen = bytes.readableBytes() - ahead;
        if (isInHead && unseen > 0) {
            var from = bytes.readerIndex() + ahead;
            var stop = bytes.forEachByte(from, unseen, this);
            ahead += stop < 0 ? unseen : stop - from + 1;
        }
        return !isBroken;
    }

    /** The decoder took so many bytes. */
    void consumed(int count) {
        ahead = Math.max(0, ahead - count);
    }

    @Override
    public boolean process(byte next) {
        if (next == '\n') {
            isBroken = last != '\r';
            endLine();
        } else {
            isBroken = last == '\r' || (next != '\r' && isOutOfPlace(next));
        }
        last = next;
        return isInHead && !isBroken;
    }

    private void endLine() {
        if (lineLength == 0) {
            // Empty lines before a request are tolerated (RFC 9112, 2.2); the one after the headers ends the head.
            isInHead = isRequestLine;
        } else if (isRequestLine) {
            isBroken |= blanks != BLANKS;
            isRequestLine = false;
        }
        lineLength = 0;
    }

    private boolean isOutOfPlace(byte next) {
        var isFirst = lineLength == 0;
        lineLength++;
        if (!isRequestLine) {
            return isFirst && (next == ' ' || next == '\t');
        }
        if (next == ' ') {
            blanks++;
            return isFirst || last == ' ';
        }
        return next < ' ' || next == DELETE;
    }
}
