/** Citizens as they are stored: sealed, found again by keyed hashes. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.citizen;
