/** The settings of a screen: its kind, its parts of the day, what was last heard of it. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.setting;
