package org.relata.cast;

import org.relata.kernel.Capacity;

/** The invented persons, first those who work in the example practice, then its clients. */
public enum Player {
    /** Owns the practice and treats. */
    OKAFOR("Dr Adaeze Okafor", "she/her", Capacity.STAFF),
    /** Treats. */
    HADDAD("Samir Haddad", "he/him", Capacity.STAFF),
    /** Supervises. */
    LUND("Dr Helga Lund", "she/her", Capacity.STAFF),
    /** Front desk and billing. */
    NOVOTNA("Petra Novotná", "she/her", Capacity.STAFF),

    AMARA("Amara Nwosu", "she/her", Capacity.CLIENT),
    JONAS("Jonas Lindqvist", "he/him", Capacity.CLIENT),
    MATEO("Mateo Silva", "he/him", Capacity.CLIENT),
    LUCA("Luca Bianchi", "he/him", Capacity.CLIENT),
    KATRIN("Katrin Brandt", "she/her", Capacity.CLIENT),
    FELIX("Felix Brandt", "he/him", Capacity.CLIENT),
    /** Fifteen; Katrin and Felix sign. */
    MIA("Mia Brandt", "she/her", Capacity.CLIENT),
    ADA("Ada Kowalska", "she/her", Capacity.CLIENT),
    BRUNO("Bruno Costa", "he/him", Capacity.CLIENT),
    CHEN("Chen Yiwen", "they/them", Capacity.CLIENT),
    DILARA("Dilara Aydın", "she/her", Capacity.CLIENT),
    EMIL("Emil Novák", "he/him", Capacity.CLIENT),
    ROBIN("Robin Hale", "they/them", Capacity.CLIENT);

    private final String fullName;
    private final String pronouns;
    private final Capacity capacity;

    Player(String fullName, String pronouns, Capacity capacity) {
        this.fullName = fullName;
        this.pronouns = pronouns;
        this.capacity = capacity;
    }

    public String fullName() {
        return fullName;
    }

    public String pronouns() {
        return pronouns;
    }

    /** As what the demo introduces them. */
    String part() {
        return switch (this) {
            case OKAFOR -> "therapist and practice owner";
            case HADDAD -> "therapist";
            case LUND -> "supervisor";
            case NOVOTNA -> "front desk";
            case AMARA -> "partner A";
            case JONAS -> "partner B";
            default -> "client";
        };
    }

    public Capacity capacity() {
        return capacity;
    }
}
