/** What LED, TV and kiosk show now: playlists, rotation, the stream of events, the emergency insert, proof of play. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens;
