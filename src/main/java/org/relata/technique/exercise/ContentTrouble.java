package org.relata.technique.exercise;

import java.util.List;

/** A content file says something that cannot be: each trouble is "file:line: what is wrong", in words for who wrote it. */
public class ContentTrouble extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final List<String> troubles;

    public ContentTrouble(List<String> troubles) {
        super(String.join("\n", troubles));
        this.troubles = List.copyOf(troubles);
    }

    public List<String> troubles() {
        return troubles;
    }
}
