package cn.bianmin.identity;

import cn.bianmin.platform.text.Masks;

/** A citizen as everybody may see them: {@code 张*}, {@code 5101**********123X}, {@code 138****5678}. */
public record MaskedPerson(String name, String idNumber, String phone) {

    public static MaskedPerson of(Person person) {
        return new MaskedPerson(Masks.name(person.name()), Masks.idNumber(person.idNumber()), Masks.phone(person.phone()));
    }
}
