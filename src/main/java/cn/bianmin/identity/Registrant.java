package cn.bianmin.identity;

import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.citizen.PhoneNumber;

/** What somebody says of themselves, well formed; nobody has been looked up yet. Made by {@link Registrations#check}. */
public final class Registrant {

    private final Person person;
    private final String password;

    Registrant(Person person, String password) {
        this.person = person;
        this.password = password;
    }

    /** 18 characters of GB 11643-1999, a small x made capital. */
    public String idNumber() {
        return person.idNumber();
    }

    Person person() {
        return person;
    }

    IdNumber number() {
        return new IdNumber(person.idNumber());
    }

    PhoneNumber phone() {
        return new PhoneNumber(person.phone());
    }

    String password() {
        return password;
    }

    /** A log line must not carry a person. */
    @Override
    public String toString() {
        return "Registrant[sealed]";
    }
}
