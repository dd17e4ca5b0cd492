package cn.bianmin.hall;

/** Who changes a hall; given by identity, which lies above this package. */
public interface HallEditor {

    /** The role, as it stands in tokens, that runs a hall. */
    String DIRECTOR = "director";
    /** The role that keeps the installation. */
    String ADMIN = "admin";

    /** Fails with 404 {@code unknown-hall} for staff of other halls: to them the hall's inside does not exist. */
    void mustWorkAt(HallId hall);

    /** Fails with 403 {@code forbidden} for the admin of a single hall. */
    void mustWorkEverywhere();

    /** A stable id for the audit. */
    String name();
}
