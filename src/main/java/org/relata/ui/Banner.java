package org.relata.ui;

import java.util.List;

/** A strip above every page, such as "Example practice", with links that help there. */
public record Banner(String text, List<Link> links) {}
