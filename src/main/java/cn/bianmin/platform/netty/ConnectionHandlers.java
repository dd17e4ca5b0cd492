package cn.bianmin.platform.netty;

import io.netty.channel.ChannelPipeline;

/** Puts the handlers of this package into a connection's pipeline, by the names that Vert.x gives to its own. */
final class ConnectionHandlers {

    /** Turns bytes into requests. */
    static final String DECODER = "httpDecoder";
    /** The last handler that still sees answers as such. */
    static final String ENCODER = "httpEncoder";
    private static final String ERROR_BODIES = "error-bodies";

    private ConnectionHandlers() {
    }

    /** Whether the connection speaks HTTP by now; over TLS it does after the handshake. */
    static boolean isReady(ChannelPipeline pipeline) {
        return pipeline.get(DECODER) != null && pipeline.get(ENCODER) != null;
    }

    /** Adds what sees answers, once; a closed connection has no place for it any more. */
    static void addAnswerHandlers(ChannelPipeline pipeline, ConnectionEnd end) {
        if (isReady(pipeline) && pipeline.get(ConnectionEnd.NAME) == null) {
            pipeline.addAfter(ENCODER, ConnectionEnd.NAME, end);
            pipeline.addAfter(ConnectionEnd.NAME, ERROR_BODIES, new ErrorBodies());
        }
    }

    /** Adds the limit of bodies, once. */
    static void addBodyGuard(ChannelPipeline pipeline, long limit) {
        if (pipeline.get(ERROR_BODIES) != null && pipeline.get(BodyGuard.NAME) == null) {
            pipeline.addAfter(ERROR_BODIES, BodyGuard.NAME, new BodyGuard(limit));
        }
    }
}
