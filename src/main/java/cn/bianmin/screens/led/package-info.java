/** LED pages: composed and painted. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.led;
