package org.relata.relationship;

import java.util.Locale;

/** What a member is to the others; there is no husband and no wife here. */
public enum MemberRole {
    PARTNER,
    PARENT,
    CHILD,
    SIBLING,
    RELATIVE,
    MEMBER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MemberRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
