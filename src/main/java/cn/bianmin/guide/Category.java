package cn.bianmin.guide;

import org.jspecify.annotations.Nullable;

/**
 * A branch of the tree.
 *
 * @param parent the code of the branch it grows from
 */
public record Category(String code, String name, @Nullable String nameEn, CategoryGroup group, @Nullable String parent) {
}
