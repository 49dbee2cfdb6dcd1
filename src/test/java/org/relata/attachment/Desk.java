package org.relata.attachment;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.relata.cast.Company;
import org.relata.cast.Player;
import org.relata.cast.Unit;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Amara and Jonas in a practice of their own, and files that they attach. */
record Desk(Viewer therapist, RelationshipId id, Viewer amara, Viewer jonas, Opening doors) {
    private static final int SLICE = 512 * 1024;

    @Component
    record Opening(
            House house, Relationships relationships, Entrance entrance, Uploads uploads, Attachments attachments) {
        Desk open() {
            var therapist = house.open();
            var id = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
            var clients = house.clients(therapist, id);
            return new Desk(therapist, id, clients.getFirst(), clients.getLast(), this);
        }
    }

    /** The same couple of an example practice. */
    static Desk of(Company company, Opening doors) {
        return new Desk(
                company.viewer(Player.OKAFOR),
                company.unit(Unit.COUPLE),
                company.viewer(Player.AMARA),
                company.viewer(Player.JONAS),
                doors);
    }

    Circles circles(Viewer who) {
        return who.call(() -> doors.entrance.call(id, doors.relationships::circles));
    }

    CircleId joint() {
        return circles(therapist).whole().orElseThrow().id();
    }

    CircleId member(Viewer who) {
        return circles(therapist).member(who.person()).id();
    }

    FileId begin(Viewer who, CircleId circle, String name, long size) {
        return who.call(() -> doors.entrance.call(id, inside -> doors.uploads.begin(inside, circle, name, size)));
    }

    int append(Viewer who, FileId file, long offset, byte[] bytes) {
        return who.call(() -> doors.entrance.call(id, inside -> doors.uploads.append(inside, file, offset, bytes)));
    }

    int length(Viewer who, FileId file) {
        return who.call(() -> doors.entrance.call(id, inside -> doors.uploads.length(inside, file)));
    }

    void finish(Viewer who, FileId file) {
        who.run(() -> doors.uploads.finish(id, file));
    }

    void drop(Viewer who, FileId file) {
        who.run(() -> doors.entrance.run(id, inside -> doors.uploads.drop(inside, file)));
    }

    /** Sends all of it and does not finish. */
    FileId send(Viewer who, CircleId circle, String name, byte[] bytes) {
        var file = begin(who, circle, name, bytes.length);
        for (int at = 0; at < bytes.length; at += SLICE) {
            append(who, file, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + SLICE)));
        }
        return file;
    }

    FileId ready(Viewer who, CircleId circle, String name, byte[] bytes) {
        var file = send(who, circle, name, bytes);
        finish(who, file);
        return file;
    }

    /** Gives them with something that has an id. */
    UUID give(Viewer who, CircleId circle, FileId... files) {
        var in = Ids.next();
        who.run(() ->
                doors.entrance.run(id, inside -> doors.attachments.give(inside, circle, Arrays.asList(files), in)));
        return in;
    }

    List<Attached> of(Viewer who, UUID in) {
        return who.call(() -> doors.entrance.call(
                id, inside -> doors.attachments.of(inside, List.of(in)).getOrDefault(in, List.of())));
    }

    Download open(Viewer who, FileId file) {
        return who.call(() -> doors.attachments.open(id, file));
    }

    byte[] bytes(Viewer who, FileId file) {
        return who.call(() -> {
            var download = doors.attachments.open(id, file);
            var all = new ByteArrayOutputStream();
            for (int number = 0; number < download.count(); number++) {
                all.writeBytes(download.piece(number));
            }
            return all.toByteArray();
        });
    }
}
