/** Sessions and access tokens, and the authentication of each request. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.session;
