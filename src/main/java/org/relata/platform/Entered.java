package org.relata.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;

/**
 * What the viewer of this transaction has entered: the first of the two walls. Every statement asks for these circles or persons by name
 * ({@code circle_id = ANY(:circles)}); row-level security compares with the same sets, bound in the database, and is the second.
 */
public final class Entered {
    private final Viewer viewer;
    private final UUID[] circles;
    private final UUID[] writable;
    private final UUID[] relationships;
    private final UUID[] people;
    private final UUID[] memberships;
    private final Set<Role> roles;

    Entered(Viewer viewer, Seats seats) {
        this.viewer = viewer;
        this.circles = seats.circles();
        this.writable = seats.writable();
        this.relationships = seats.relationships();
        this.people = seats.people();
        this.memberships = seats.memberships();
        this.roles = EnumSet.noneOf(Role.class);
        Arrays.stream(seats.roles()).map(Role::of).forEach(roles::add);
    }

    /** One row of relationship.enter. */
    record Seats(
            UUID[] circles, UUID[] writable, UUID[] relationships, UUID[] people, UUID[] memberships, String[] roles) {}

    public Viewer viewer() {
        return viewer;
    }

    public UUID practice() {
        return viewer.practice().value();
    }

    public UUID person() {
        return viewer.person().value();
    }

    /** Circles that may be read. */
    public UUID[] circles() {
        return circles.clone();
    }

    /** Circles that may be written: never a closed one, never through a reading seat. */
    public UUID[] writable() {
        return writable.clone();
    }

    public UUID[] relationships() {
        return relationships.clone();
    }

    /** Persons of whom the viewer may know. */
    public UUID[] people() {
        return people.clone();
    }

    public UUID[] memberships() {
        return memberships.clone();
    }

    public boolean reads(CircleId circle) {
        return List.of(circles).contains(circle.value());
    }

    public boolean writes(CircleId circle) {
        return List.of(writable).contains(circle.value());
    }

    public boolean knows(PersonId person) {
        return List.of(people).contains(person.value());
    }

    public boolean hasSeatIn(RelationshipId relationship) {
        return List.of(relationships).contains(relationship.value());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return viewer.capacity() == Capacity.STAFF && !roles.isEmpty();
    }

    /** The owner and the biller know every name and contact of the practice, and enter no circle by it. */
    public boolean runsPractice() {
        return is(Role.OWNER) || is(Role.BILLER);
    }
}
