package cn.bianmin.guide.search;

import cn.bianmin.hall.HallId;

/** Part of a hall's index. Their words stand apart, so that texts, however many, lengthen no list that is read for items. */
enum IndexPartition {

    ITEMS("/"),
    TEXTS("t/");

    private final String mark;

    IndexPartition(String mark) {
        this.mark = mark;
    }

    /** Before every gram of the hall on this shelf. */
    String prefix(HallId hall) {
        return hall + mark;
    }
}
