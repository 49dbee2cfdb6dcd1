package org.relata.technique.web;

/** The names of an exercise's fields in a form, apart from what the form says of itself. */
public final class FieldName {
    /** How far from the left, of an option on a board, from the top, and which option it is; as many of each as there are options. */
    public static final String ACROSS = ".x";

    public static final String DOWN = ".y";
    public static final String OPTION = ".of";

    private static final String HEAD = "f-";

    private FieldName() {}

    public static String of(String field) {
        return HEAD + field;
    }

    static boolean isOne(String name) {
        return name.startsWith(HEAD) && name.indexOf('.') < 0;
    }

    static String id(String name) {
        return name.startsWith(HEAD) ? name.substring(HEAD.length()) : name;
    }
}
