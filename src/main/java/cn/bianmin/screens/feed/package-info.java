/** The feeds of a hall: JSON Feed, Atom, plain lines and the LED picture, answered from ready bytes. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.feed;
