package cn.bianmin.platform.text;

/** Personal data as it may be shown: enough for its owner to know it again, too little for anyone else. */
public final class Masks {

    private static final int ID_SHOWN = 4;
    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;

    private Masks() {
    }

    /** {@code 张三} → {@code 张*}, {@code 欧阳小明} → {@code 欧**}: the first character, counted in code points. */
    public static String name(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= 1) {
            return "*".repeat(length);
        }
        return name.substring(0, name.offsetByCodePoints(0, 1)) + (length == 2 ? "*" : "**");
    }

    /** {@code 51010119900307123X} → {@code 5101**********123X}. */
    public static String idNumber(String idNumber) {
        return middle(idNumber, ID_SHOWN, ID_SHOWN);
    }

    /** {@code 13812345678} → {@code 138****5678}. */
    public static String phone(String phone) {
        return middle(phone, PHONE_HEAD, PHONE_TAIL);
    }

    /** Something too short to hide its middle is hidden whole. */
    private static String middle(String text, int head, int tail) {
        var hidden = text.length() - head - tail;
        if (hidden < PHONE_TAIL) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }
}
