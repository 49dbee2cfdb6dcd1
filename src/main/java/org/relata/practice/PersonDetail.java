package org.relata.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** The details of a person that staff may change, by the words that the note of a change uses. */
enum PersonDetail {
    NAME(both -> both.person().name().strip()),
    PRONOUNS(both -> both.person().pronouns()),
    EMAIL(both -> both.contact().email()),
    PHONE(both -> both.contact().phone()),
    BIRTH_DATE(both -> both.contact().bornOn()),
    LANGUAGE(both -> both.contact().language()),
    TIME_ZONE(both -> both.contact().zone()),
    GUARDIAN(both -> both.contact().noGuardianBecause());

    private final Function<Both, Object> value;

    PersonDetail(Function<Both, Object> value) {
        this.value = value;
    }

    private record Both(Person person, Contact contact) {}

    static List<String> changed(Person before, Contact reachedBefore, Person after, Contact reachedAfter) {
        Both old = new Both(before, reachedBefore);
        Both now = new Both(after, reachedAfter);
        return Arrays.stream(values())
                .filter(detail -> !Objects.equals(detail.value.apply(old), detail.value.apply(now)))
                .map(detail -> detail.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
