package cn.bianmin.booking.challenge;

/**
 * A puzzle: find the number of which the hash is known. The form is that of ALTCHA, which is proof of work by SHA-256.
 *
 * @param algorithm always {@code SHA-256}
 * @param challenge the hash of salt and number, 64 hexadecimal digits
 * @param salt goes before the number, ending in a character that is no digit
 * @param maxNumber the number lies between 0 and this, both included
 * @param signature the server's; sent back with the solution
 */
public record Challenge(String algorithm, String challenge, String salt, int maxNumber, String signature) {
}
