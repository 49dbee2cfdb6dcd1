package org.relata.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.relata.attachment.FileRow.Finished;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.stereotype.Component;

/** Reads rows of files, whose names are sealed. */
@Component
class FileRows {
    static final String COLUMNS =
            "SELECT file_id, circle_id, author_id, name, announced, received, edition, kind, size, chunks, given_in FROM attachment.file\n";

    private final Vault vault;

    FileRows(Vault vault) {
        this.vault = vault;
    }

    byte[] sealed(Entered inside, FileId id, CircleId circle, String name) {
        return vault.seal(inside, new Hand(circle, new PersonId(inside.person())), place(id), name);
    }

    FileRow read(Entered inside, ResultSet row) throws SQLException {
        var id = new FileId(row.getObject("file_id", UUID.class));
        var hand = new Hand(
                new CircleId(row.getObject("circle_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)));
        return new FileRow(
                id,
                hand.circle(),
                hand.author(),
                vault.open(inside, hand, place(id), row.getBytes("name")),
                row.getInt("announced"),
                row.getInt("received"),
                row.getObject("edition", UUID.class),
                finished(row));
    }

    private static Optional<Finished> finished(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        if (kind == null) {
            return Optional.empty();
        }
        var finished = new Finished(FileKind.of(kind), row.getInt("size"));
        if (Pieces.count(finished.size()) != row.getInt("chunks")) {
            throw new IllegalStateException("a file is not as long as it was");
        }
        return Optional.of(finished);
    }

    private static Place place(FileId id) {
        return new Place("attachment.file", id.value(), "name");
    }
}
