package cn.bianmin.hall;

/**
 * Additional working days, granted with a reason and a notice (延期办结通知).
 *
 * @param workingDays how many, at least one
 * @param reason told to the citizen
 */
public record Extension(int workingDays, String reason) {

    public Extension {
        if (workingDays < 1) {
            throw new IllegalArgumentException("An extension gives at least one working day");
        }
    }
}
