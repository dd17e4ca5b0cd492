/** The keys that sign tokens and playlists: rotation and publication. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.key;
