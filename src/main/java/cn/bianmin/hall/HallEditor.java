package cn.bianmin.hall;

/** The person who changes a hall; {@code identity}, which lies above this package, implements it. */
public interface HallEditor {

    /** The role, as it stands in tokens, that runs a hall. */
    String DIRECTOR = "director";
    /** The role that keeps the installation. */
    String ADMIN = "admin";

    /** Fails with 404 {@code unknown-hall} for staff of other halls: to them the hall does not exist. */
    void mustWorkAt(HallId hall);

    /** Fails with 403 {@code forbidden} for the admin of a single hall. */
    void mustWorkEverywhere();

    /** A stable id for the audit. */
    String name();
}
