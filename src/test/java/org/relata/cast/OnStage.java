package org.relata.cast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.relata.RelataTest;
import org.springframework.test.context.TestPropertySource;

/** A server that knows demo links, so that the cast can come in without a password. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RelataTest
@TestPropertySource(properties = "relata.demo=true")
public @interface OnStage {}
