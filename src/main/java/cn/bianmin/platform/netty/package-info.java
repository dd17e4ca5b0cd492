/**
 * Everything that touches internals of Vert.x and Netty, so that an upgrade has one place to look at; decision 0015 lists them.
 *
 * <p>
 * A connection of a client passes {@code RequestDeadline}, {@code StrictRequestDecoder}, {@code ConnectionEnd},
 * {@code ErrorBodies} and {@code BodyGuard} before Vert.x reads a request from it; answers pass them the other way. A connection
 * to PostgreSQL passes {@code SilenceGuard}. Each object belongs to one connection and is used by its event loop alone, so there
 * are no locks.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.netty;
