/**
 * The edge of the server: what holds for every request and answer, whichever feature it is for.
 *
 * <p>
 * A request passes, in this order, {@code RequestTracker} (of the room {@code netty}), {@link
 * cn.bianmin.platform.http.SecurityHeaders}, {@link cn.bianmin.platform.http.RequestGuard}, the routes of Quarkus and the
 * resource. A failure becomes a problem in {@code ProblemMapper} when a resource was found, in {@code ProblemRoutes} when none
 * was, and in {@code netty.ErrorBodies} when no router saw the request. The room keeps no state and takes no locks.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.http;
