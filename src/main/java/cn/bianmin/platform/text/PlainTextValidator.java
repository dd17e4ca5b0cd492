package cn.bianmin.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import org.jspecify.annotations.Nullable;

/** Holds {@link PlainText}; a refusal says whether the length or a character is at fault. */
public class PlainTextValidator implements ConstraintValidator<PlainText, CharSequence> {

    private static final String LENGTH = "{cn.bianmin.platform.text.PlainText.length}";
    private static final String CHARACTERS = "{cn.bianmin.platform.text.PlainText.characters}";

    private int min;
    private int max;
    private boolean multiline;

    @Override
    public void initialize(PlainText rule) {
        min = rule.min();
        max = rule.max();
        multiline = rule.multiline();
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        var fault = fault(text);
        if (fault != null) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
        }
        return fault == null;
    }

    private @Nullable String fault(CharSequence text) {
        var length = text.codePoints().count();
        if (length < min || length > max) {
            return LENGTH;
        }
        if (!text.codePoints().allMatch(this::isAllowed)) {
            return CHARACTERS;
        }
        return min > 0 && text.toString().isBlank() ? LENGTH : null;
    }

    private boolean isAllowed(int character) {
        return Characters.isVisible(character) || (multiline && Characters.isLayout(character));
    }
}
