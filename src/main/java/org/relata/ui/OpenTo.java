package org.relata.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may ask for this address at all; what they then see, the circle decides. A handler without it is closed. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
    Whom[] value();

    enum Whom {
        ANYONE,
        CLIENT,
        STAFF,
        OWNER,
        CLINICIAN
    }
}
