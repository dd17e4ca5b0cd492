/**
 * Encryption of personal data, the keys for it, and their rotation.
 *
 * <p>
 * A store seals a value before it writes it and opens it after it has read it; what must be found again has a keyed hash beside it
 * ({@code LookupHash}). Keys lie in a file outside the database, one of them current. A change of keys adds one, and the job
 * {@code platform.reseal} seals again, in portions, what an older one has sealed; a key leaves the file when nothing is left under it.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.sealing;
