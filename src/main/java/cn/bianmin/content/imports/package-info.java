/**
 * Imports from spreadsheets. A file is read within bounds of rows, columns, characters and memory; its rows are stored, and a job
 * turns them into drafts slice by slice, each row once. This room owns the tables of imports and {@code content_origin}.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.imports;
