package org.relata.plan;

/**
 * Something more that speaks for an objective and that another module keeps, such as what was done at home. A module offers one as a bean, and the page of
 * each objective fetches it from its own address with this below it.
 */
public record EvidenceTile(String below) {}
