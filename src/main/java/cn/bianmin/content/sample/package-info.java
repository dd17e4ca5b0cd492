/** The contents that a demonstration hall starts with; they are read from files like an import and published at once. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.sample;
