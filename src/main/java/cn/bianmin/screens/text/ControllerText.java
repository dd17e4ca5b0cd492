package cn.bianmin.screens.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * In which bytes a controller wants its text. Old ones know GBK alone, newer ones GB18030 (GB 18030—2022) or UTF-8.
 *
 * <p>
 * GBK lacks the ideographs of the extensions. What it lacks is written in its compatible form (㎥ for m³, NFKC) if it has
 * that, and else as 〓, the printer's mark for a letter that is not at hand. Nothing is lost silently and no line changes its
 * width in transit.
 */
public enum ControllerText {

    UTF_8("UTF-8", StandardCharsets.UTF_8),
    GBK("GBK", Charset.forName("GBK")),
    GB18030("GB18030", Charset.forName("GB18030"));

    private static final String NOT_AT_HAND = "〓";
    /** Marks that GBK writes at another place than Unicode's favourite one. */
    private static final Map<Integer, String> WRITTEN_OTHERWISE = Map.of(
            0xA5, "￥", 0x2022, "·", 0x30FB, "·", 0x2027, "·", 0x2015, "—", 0x301C, "～", 0x20AC, "欧元");

    /** As in {@code charset=} of the media type. */
    public final String label;
    private final Charset charset;

    ControllerText(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    public static Optional<ControllerText> of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> Optional.of(UTF_8);
            case "GBK", "GB2312" -> Optional.of(GBK);
            case "GB18030" -> Optional.of(GB18030);
            default -> Optional.empty();
        };
    }

    /** The text with nothing in it that has no bytes here; wrap this, not the original. */
    public String fit(String text) {
        if (this != GBK) {
            return text;
        }
        var fitting = new StringBuilder(text.length());
        text.codePoints().forEach(character -> fitting.append(fit(character)));
        return fitting.toString();
    }

    public byte[] bytes(String fitting) {
        return fitting.getBytes(charset);
    }

    private String fit(int character) {
        var otherwise = WRITTEN_OTHERWISE.get(character);
        if (otherwise != null) {
            return otherwise;
        }
        var text = Character.toString(character);
        if (isThere(text)) {
            return text;
        }
        if (LineBreaker.width(character) == 0) {
            return "";
        }
        var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return isThere(compatible) ? compatible : NOT_AT_HAND;
    }

    private boolean isThere(String text) {
        return new String(text.getBytes(charset), charset).equals(text);
    }
}
