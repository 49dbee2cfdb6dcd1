package org.relata.ui;

/** One of several answers: what is sent, and what is read. */
public record Option(String value, String label) {}
