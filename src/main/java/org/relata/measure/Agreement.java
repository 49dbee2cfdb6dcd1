package org.relata.measure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.PersonId;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Circles;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/**
 * Who of a couple or family agrees, now, to look at which totals together. Only what all of them agree to is shown, and only from when they did: who
 * joins or leaves ends it, since another whole circle opens, and so does an end of care.
 *
 * @param whole the open circle of all members
 * @param consents that hold, of any questionnaire
 */
record Agreement(Circle whole, List<SharingStore.Consent> consents) {

    /** Empty where there is nobody to share with: a group of strangers shows each other nothing, and nobody does where care has ended. */
    static Optional<Agreement> of(Relationship relationship, Circles circles, List<SharingStore.Consent> consents) {
        return isPossible(relationship)
                ? circles.whole().map(whole -> new Agreement(whole, holding(relationship, whole, consents)))
                : Optional.empty();
    }

    private static List<SharingStore.Consent> holding(
            Relationship relationship, Circle whole, List<SharingStore.Consent> consents) {
        return consents.stream()
                .filter(consent -> consent.circle().equals(whole.id()))
                .filter(consent -> relationship
                        .resumedAt()
                        .filter(consent.givenAt()::isBefore)
                        .isEmpty())
                .toList();
    }

    private static boolean isPossible(Relationship relationship) {
        return relationship.kind() != Kind.GROUP
                && relationship.currentMembers().size() > 1
                && !relationship.isClosed();
    }

    /** What members answer on screen and has a total; never a safety screen. */
    static boolean isPossible(Definition definition) {
        return definition.byItems() && definition.hasTotal() && !definition.isSafety();
    }

    /** The members who agree, in order of joining. */
    List<Member> agreeing(Relationship relationship, String instrument) {
        return relationship.currentMembers().stream()
                .filter(member -> of(member.person(), instrument).isPresent())
                .toList();
    }

    Optional<SharingStore.Consent> of(PersonId person, String instrument) {
        return to(instrument).stream()
                .filter(consent -> consent.author().equals(person))
                .findFirst();
    }

    boolean isShown(String instrument) {
        return whole.clients().stream()
                .allMatch(client -> of(client, instrument).isPresent());
    }

    /** Whether members see this copy: what somebody showed under an agreement that has ended does not come back with a new one. */
    boolean shows(Response copy) {
        var since = to(copy.instrument()).stream()
                .map(SharingStore.Consent::givenAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return copy.circle().equals(whole.id())
                && isShown(copy.instrument())
                && !copy.submittedAt().isBefore(since);
    }

    private List<SharingStore.Consent> to(String instrument) {
        return consents.stream()
                .filter(consent -> consent.instrument().equals(instrument))
                .toList();
    }
}
