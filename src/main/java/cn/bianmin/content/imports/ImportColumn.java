package cn.bianmin.content.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;

/**
 * The columns that an import reads. A sheet names its columns in its first line, in any order and by any of the names that are
 * usual; columns of other names are left alone, because a hall's own lists have some for its own use.
 */
public enum ImportColumn {
    REF("ref", null, "编号", "岗位编号", "信息编号"),
    TITLE("title", null, "标题", "题目", "问题"),
    BODY("body", "\n", "正文", "内容", "岗位要求", "任职要求", "招聘要求", "要求", "岗位职责", "备注说明", "答案", "解答"),
    POST("job.post", null, "岗位", "岗位名称", "招聘岗位", "职位", "职位名称", "工种"),
    EMPLOYER("job.employer", null, "用人单位", "单位", "单位名称", "招聘单位", "企业", "企业名称", "公司", "公司名称"),
    WANTED("job.wanted", null, "招聘人数", "人数", "需求人数", "招聘数量"),
    WAGE("job.wage", null, "工资待遇", "工资", "薪资", "薪资待遇", "待遇", "月薪", "薪酬"),
    PLACE("job.place", null, "工作地点", "地点", "工作地址", "地址"),
    CONTACT("job.contact", " ", "联系方式", "联系人", "联系电话", "电话", "联系人及电话"),
    UNTIL("until", null, "截止日期", "截止时间", "有效期至", "报名截止", "招聘截止"),
    DAYS("days", null, "有效天数", "招聘天数", "有效期(天)"),
    FROM("from", null, "开始日期", "起始日期", "发布日期"),
    SOURCE("source", null, "来源", "信息来源"),
    LINK("link", null, "链接", "网址"),
    VILLAGE("village", null, "村(社区)", "社区", "村"),
    WEIGHT("weight", null, "权重"),
    /** The samples alone have it, because they are published as of an earlier day. */
    DAYS_AGO("daysAgo", null, "几天前发布");

    private static final Pattern DECORATION = Pattern.compile("[\\s*:]|\\(必填\\)|\\(选填\\)");
    private static final Map<String, ImportColumn> BY_NAME = byName();

    /** The field's name in the JSON of a content. */
    final String field;
    /** The name that reports use. */
    final String label;
    /** The text between the cells of several columns that mean this; null when there may be only one. */
    final @Nullable String joint;
    /** All names that a heading may use, one a line. */
    private final String names;

    ImportColumn(String field, @Nullable String joint, String... names) {
        this.field = field;
        this.label = names[0];
        this.joint = joint;
        this.names = String.join("\n", names);
    }

    /** The column of this heading; marks such as {@code *} and {@code （必填）} do not count. */
    public static Optional<ImportColumn> headed(String heading) {
        return Optional.ofNullable(BY_NAME.get(plain(heading)));
    }

    /** The column a field of a content is read from; a fault of the job as a whole shows at its employer. */
    static ImportColumn ofField(String path) {
        if (path.equals("job.until")) {
            return UNTIL;
        }
        return Arrays.stream(values()).filter(column -> column.field.equals(path)).findFirst().orElse(EMPLOYER);
    }

    /** The columns that a row of this kind must have. */
    static List<ImportColumn> required(ContentKind kind) {
        return kind == ContentKind.JOB ? List.of(POST, EMPLOYER, WANTED, WAGE, PLACE, CONTACT) : List.of(TITLE, BODY);
    }

    private static String plain(String heading) {
        var wide = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return DECORATION.matcher(wide).replaceAll("");
    }

    private static Map<String, ImportColumn> byName() {
        var all = new HashMap<String, ImportColumn>();
        for (var column : values()) {
            all.put(column.field.toLowerCase(Locale.ROOT), column);
            all.put(column.field.replace("job.", "").toLowerCase(Locale.ROOT), column);
            column.names.lines().forEach(name -> all.put(plain(name), column));
        }
        return Map.copyOf(all);
    }
}
