package org.relata.relationship.web;

import java.util.List;
import org.relata.practice.Person;
import org.relata.ui.Option;

/**
 * One member's fields in the form of a new relationship.
 *
 * @param number stays with the row while others come and go
 * @param ordinal what the row is called on the page
 * @param minor whether somebody must sign, by the birth date that stands there
 * @param known who is here already under the name that stands there
 * @param knownGuardians who is here already under the guardian's name
 * @param others the other rows, each of which may sign
 * @param fresh whether the row has just been added and takes the cursor
 */
public record MemberRow(
        int number,
        int ordinal,
        boolean minor,
        List<Person> known,
        List<Person> knownGuardians,
        List<Option> others,
        boolean fresh) {
    /** The name of one of its fields. */
    public String field(String what) {
        return field(number, what);
    }

    /** Where the rows are looked at again. */
    public String rows() {
        return "/relationships/rows";
    }

    static String field(int number, String what) {
        return "m" + number + "-" + what;
    }
}
