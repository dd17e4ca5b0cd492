package cn.bianmin.guide;

/** The great halves of the tree; the three green classes stand beside them and are made from the offers. */
public enum CategoryGroup {
    /** 房产业务: the six categories of the housing hall (seed 3). */
    HOUSING("房产业务", "Housing"),
    /** 便民窗口: the eight windows of the street (seed 6). */
    WINDOWS("便民窗口", "Citizen service windows");

    public final String title;
    public final String titleEn;

    CategoryGroup(String title, String titleEn) {
        this.title = title;
        this.titleEn = titleEn;
    }
}
