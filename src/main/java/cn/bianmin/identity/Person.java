package cn.bianmin.identity;

/**
 * A citizen in clear. It never leaves the server whole; what goes out is {@link MaskedPerson}.
 *
 * @param idNumber 18 characters, GB 11643-1999
 * @param phone mainland mobile, 11 digits
 */
public record Person(String name, String idNumber, String phone) {

    /** A log line must not carry a person. */
    @Override
    public String toString() {
        return "Person[sealed]";
    }
}
