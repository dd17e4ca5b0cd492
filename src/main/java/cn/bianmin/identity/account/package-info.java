/**
 * The citizen's own account: sign in, sign out, profile and password. An unknown person and a wrong password take the same way and
 * get the same answer; a change of the password ends the citizen's other sessions in the same transaction.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.account;
