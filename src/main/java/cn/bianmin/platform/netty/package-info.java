/** Everything that touches internals of Vert.x and Netty, so that an upgrade has one place to look at. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.netty;
