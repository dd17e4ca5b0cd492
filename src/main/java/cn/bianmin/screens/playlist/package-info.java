/** Playlists: compiled from contents and settings, signed, rotated by the clock. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.playlist;
