/** Search by words, pinyin and initials. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.guide.search;
