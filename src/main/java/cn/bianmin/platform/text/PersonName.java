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
 * A person's name as on the ID card: 1 to 30 code points, letters of any script with CJK Extensions B to H, middle dots as in
 * 买买提·艾力, and inside it spaces, hyphens and apostrophes as in O'Neill. {@code null} passes.
 */
@Documented
@Constraint(validatedBy = PersonNameValidator.class)
@Target({ FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE })
@Retention(RUNTIME)
public @interface PersonName {

    /** In code points. */
    int MAX_LENGTH = 30;

    String message() default "{cn.bianmin.platform.text.PersonName.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
