package org.relata.measure.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.relata.cast.OnStage;
import org.springframework.context.annotation.Import;

/** The cast on stage, with somebody who counts what pages ask of the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnStage
@Import(Counting.class)
@interface OnDesk {}
