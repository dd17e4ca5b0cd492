/** What is acceptable as text from outside, and how personal data is masked. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.text;
