/** Imports from spreadsheets, and the sample content that takes the same way. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.imports;
