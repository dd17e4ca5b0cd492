package cn.bianmin.identity;

/**
 * What a caller may be; the words stand in tokens ({@code groups}), in {@code @RolesAllowed} and in the table
 * {@code staff_role}.
 */
public final class Roles {

    /** A person who has business with the hall. */
    public static final String CITIZEN = "citizen";
    /** 自助一体机, the touch terminal in the hall. */
    public static final String KIOSK = "kiosk";
    /** An LED screen or a television. */
    public static final String SCREEN = "screen";
    /** 窗口人员, serves at a window. */
    public static final String CLERK = "clerk";
    /** 大厅主任, runs the hall. */
    public static final String DIRECTOR = "director";
    /** Writes content. */
    public static final String EDITOR = "editor";
    /** Approves what an editor wrote. */
    public static final String REVIEWER = "reviewer";
    /** 督查, reads figures, complaints and the audit. */
    public static final String SUPERVISOR = "supervisor";
    /** Keeps staff, devices and settings. */
    public static final String ADMIN = "admin";

    /** The roles that an admin can give to a person, as a pattern. */
    public static final String OF_STAFF = CLERK + "|" + DIRECTOR + "|" + EDITOR + "|" + REVIEWER + "|" + SUPERVISOR + "|"
            + ADMIN;

    private Roles() {
    }
}
