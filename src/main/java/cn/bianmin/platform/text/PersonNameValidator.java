package cn.bianmin.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import org.jspecify.annotations.Nullable;

/** Holds {@link PersonName}. */
public class PersonNameValidator implements ConstraintValidator<PersonName, CharSequence> {

    @Override
    public boolean isValid(@Nullable CharSequence name, ConstraintValidatorContext context) {
        if (name == null) {
            return true;
        }
        var characters = name.codePoints().toArray();
        var length = characters.length;
        if (length == 0 || length > PersonName.MAX_LENGTH || !Characters.isNameLetter(characters[0])) {
            return false;
        }
        var last = characters[length - 1];
        return name.codePoints().allMatch(c -> Characters.isNameLetter(c) || Characters.isNameMark(c))
                && (Characters.isNameLetter(last) || last == '.');
    }
}
