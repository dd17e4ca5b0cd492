package cn.bianmin.booking.life;

import io.nayuki.qrcodegen.QrCode;

/** The confirmation code as a QR code (ISO/IEC 18004). */
final class BookingQr {

    /** Modules of white around the code, as the standard asks. */
    private static final int QUIET_ZONE = 4;

    private BookingQr() {
    }

    /** An SVG document: black modules on white. */
    static String svg(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var side = code.size + 2 * QUIET_ZONE;
        var modules = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    modules.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" role="img">
                <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>
                """.formatted(side, modules);
    }
}
