/** A booking after its confirmation: moved, cancelled, ended, released. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.life;
