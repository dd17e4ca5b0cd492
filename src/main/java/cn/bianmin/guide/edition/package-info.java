/** A new edition of the catalogue: checked, compared, written. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.guide.edition;
