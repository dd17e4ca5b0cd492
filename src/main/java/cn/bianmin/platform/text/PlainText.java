package cn.bianmin.platform.text;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * Text as people read it: what is stored is what was typed, and what is shown is what is stored.
 *
 * <p>
 * Lengths count code points, so that a character of CJK Extension B counts once. Characters that cannot be seen are refused,
 * never removed: control characters, bidirectional controls, zero-width characters, unpaired surrogates, noncharacters. {@code
 * null} passes; add {@code @NotNull} where the text must be there.
 */
@Documented
@Constraint(validatedBy = PlainTextValidator.class)
@Target({ FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE })
@Retention(RUNTIME)
public @interface PlainText {

    /** The fewest code points; from 1 on, text of white space alone is refused too. */
    int min() default 1;

    /** The most code points. */
    int max();

    /** Whether line breaks and tabs may stand in it. */
    boolean multiline() default false;

    String message() default "{cn.bianmin.platform.text.PlainText.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
