package org.relata.notice;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.relata.kernel.CircleId;
import org.relata.kernel.Notice;
import org.relata.kernel.Noticed;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Letter;
import org.relata.platform.Mail;
import org.relata.platform.Outside;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Amara and Jonas, whom Dr Okafor treats, each with an account and an address; what awaits them, and what comes to them. */
record Letterbox(Opening doors, Viewer okafor, RelationshipId couple, Viewer amara, Viewer jonas, AtomicLong place) {
    @Component
    record Opening(
            House house, Entrance entrance, ApplicationEventPublisher events, Turns turns, Mail mail, Outside outside) {
        Letterbox open() {
            Viewer okafor = house.open();
            var couple = house.found(okafor, Kind.COUPLE, "Amara Example", "Jonas Example");
            var clients = house.clients(okafor, couple);
            Letterbox box =
                    new Letterbox(this, okafor, couple, clients.getFirst(), clients.getLast(), new AtomicLong());
            box.enrol(okafor, "okafor", "en");
            box.enrol(box.amara, "amara", "en");
            box.enrol(box.jonas, "jonas", "de");
            return box;
        }
    }

    void enrol(Viewer who, String name, String language) {
        doors.outside.asAdministrator("""
                INSERT INTO identity.account (practice_id, person_id, name, client, staff, opened_at)
                VALUES ('%1$s', '%2$s', 'Somebody', %5$s, NOT %5$s, now());
                INSERT INTO identity.preference (practice_id, person_id, language, time_zone) VALUES ('%1$s', '%2$s', '%4$s', 'Europe/Berlin');
                INSERT INTO identity.credential (practice_id, person_id, email, password, seed, changed_at)
                VALUES ('%1$s', '%2$s', '%3$s@example.org', 'none', '', now())""".formatted(who.practice(), who.person(), name, language, who.isClient()));
    }

    CircleId joint() {
        return circle("kind = 'joint'");
    }

    CircleId of(Viewer member) {
        return circle("kind = 'member' AND person_id = '" + member.person() + "'");
    }

    private CircleId circle(String which) {
        return new CircleId(seen("SELECT circle_id FROM relationship.circle WHERE relationship_id = '" + couple
                        + "' AND closed_at IS NULL AND " + which)
                .stream()
                .map(UUID::fromString)
                .findFirst()
                .orElseThrow());
    }

    /** Somebody has seen what will only be written now: the page was quicker than what follows the deed. */
    void readBeforeItIsNoted(Viewer reader, CircleId circle) {
        place.incrementAndGet();
        read(reader, circle);
        place.decrementAndGet();
    }

    /** Somebody writes in a circle, and what follows from it has come to rest. */
    void write(Viewer author, CircleId circle) {
        Notice notice = new Notice(
                author.practice(),
                couple,
                circle,
                place.incrementAndGet(),
                author.person(),
                Optional.empty(),
                Notice.Kind.MESSAGE);
        author.run(() -> doors.entrance.run(couple, inside -> doors.events.publishEvent(notice)));
        await().until(() -> seen("SELECT id FROM platform.event_publication WHERE serialized_event LIKE '%" + couple
                        + "%' AND coalesce(status, '') <> 'COMPLETED'")
                .isEmpty());
    }

    void read(Viewer reader, CircleId circle) {
        Noticed noticed = new Noticed(reader.practice(), reader.person(), reader.capacity(), circle, place.get());
        reader.run(() -> doors.entrance.run(couple, inside -> doors.events.publishEvent(noticed)));
    }

    /** The names of the jobs that are to tell this person. */
    List<String> jobs(Viewer whom) {
        return seen("SELECT task_instance FROM platform.scheduled_tasks s JOIN notice.turn t"
                + " ON s.task_instance = t.practice_id || '/' || t.turn_id WHERE s.task_name = 'notice' AND abs(extract(epoch FROM s.execution_time - t.due_at)) < 0.01"
                + owned(whom, "t."));
    }

    /** Whatever is due, and due again by then, as if its time had come. */
    void comeTo(Viewer whom) {
        jobs(whom).forEach(doors.turns::come);
    }

    List<String> waiting(Viewer whom) {
        return seen("SELECT circle_id || ' ' || kind || ' ' || (told_at IS NOT NULL) FROM notice.waiting WHERE true"
                + owned(whom, "") + " ORDER BY since");
    }

    List<Letter> letters(String name) {
        return okafor.call(() -> doors.entrance.callAtDoor(inside -> doors.mail.held(inside, 50))).stream()
                .filter(letter -> letter.to().startsWith(name + "@"))
                .toList();
    }

    static String owned(Viewer whom, String of) {
        return " AND " + of + "practice_id = '" + whom.practice() + "' AND " + of + "person_id = '" + whom.person()
                + "' AND " + of + "capacity = '" + whom.capacity().word() + "'";
    }

    List<String> seen(String query) {
        return doors.outside.seen(query, (row, n) -> row.getString(1));
    }
}
