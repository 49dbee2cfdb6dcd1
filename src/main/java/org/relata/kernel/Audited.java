package org.relata.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A read or write of clinical data, published inside its transaction: the record and its trail live or die together.
 *
 * @param what the kind of fact in one word, such as "response"
 * @param touches one for each circle touched
 */
public record Audited(Action action, String what, List<Touch> touches) {
    public enum Action {
        READ,
        WRITE,
        EXPORT,
        UNDO
    }

    /** One circle, and the person whom the fact is about where it is about one. */
    public record Touch(
            CircleId circle, CircleKind kind, Optional<RelationshipId> relationship, Optional<PersonId> subject) {
        public static Touch of(Circle circle) {
            return new Touch(circle.id(), circle.kind(), circle.relationship(), circle.person());
        }
    }

    public static Audited of(Action action, String what, Collection<Circle> circles) {
        return new Audited(action, what, circles.stream().map(Touch::of).toList());
    }

    public static Audited of(Action action, String what, Circle circle) {
        return of(action, what, List.of(circle));
    }
}
