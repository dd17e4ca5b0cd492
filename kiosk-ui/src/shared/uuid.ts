const BYTES = 16
/** Where the version and the variant stand (RFC 9562, section 5.4). */
const VERSION_AT = 6
const VARIANT_AT = 8

/** A UUID of version 4. Browsers have one of their own on secure pages only, and a hall may have no certificate yet. */
export function newUuid(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(BYTES))]
    .map((byte, at) => {
      if (at === VERSION_AT) return (byte & 0x0f) | 0x40
      return at === VARIANT_AT ? (byte & 0x3f) | 0x80 : byte
    })
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
}
