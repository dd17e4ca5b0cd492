/** The words of a content before anybody has looked at them: their parts, their period and the rules they hold. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.writing;
