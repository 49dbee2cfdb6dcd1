package org.relata.ui;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of the interface in one language.
 *
 * <p>A key such as {@code ui.menu.lock} names its file by its first word: {@code messages/ui.properties}, and in it
 * {@code menu.lock}. English is complete; another language may lack a key and then speaks English there. Arguments are
 * {@link MessageFormat} arguments, plurals its choice form.
 */
public record Words(Locale locale) {

    private static final ResourceBundle.Control ENGLISH_BELOW =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The sentence of a key. A key that is nowhere is a mistake of ours and throws. */
    public String say(String key, Object... arguments) {
        int dot = key.indexOf('.');
        String pattern = ResourceBundle.getBundle("messages/" + key.substring(0, dot), locale, ENGLISH_BELOW)
                .getString(key.substring(dot + 1));
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** "Amara, Jonas and Mia". */
    public String list(List<String> names) {
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }
}
