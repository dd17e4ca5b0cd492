/** The citizen's own account: sign in, sign out, profile and password. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.account;
