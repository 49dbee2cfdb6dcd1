package org.relata.attachment;

import org.relata.attachment.FileRow.Finished;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** Looks into what has come, draws pictures anew, and makes the file ready. */
@Component
class Finishing {
    private final Entrance entrance;
    private final FileStore files;
    private final Shelf shelf;
    private final Pictures pictures;
    private final Scanner scanner;

    Finishing(Entrance entrance, FileStore files, Shelf shelf, Pictures pictures, Scanner scanner) {
        this.entrance = entrance;
        this.files = files;
        this.shelf = shelf;
        this.pictures = pictures;
        this.scanner = scanner;
    }

    void finish(RelationshipId in, FileId id) {
        var file = own(in, id);
        if (file.finished().isPresent()) {
            return;
        } else if (!file.isWhole()) {
            throw new Refused("Not all of this file has come; send the rest of it first.");
        }
        try {
            look(in, file);
        } catch (Unfit e) {
            entrance.call(in, inside -> files.drop(inside, id));
            throw e;
        } catch (NotFound e) {
            // the line broke and it was asked for twice: whichever is done first is right
            if (own(in, id).finished().isEmpty()) {
                throw e;
            }
            shelf.sweep(in, id);
        }
    }

    private void look(RelationshipId in, FileRow file) {
        var raw = shelf.pieces(in, file);
        var content = Content.of(raw);
        scanner.check(raw);
        if (content.isPicture()) {
            draw(in, file, content, raw);
        } else {
            var kind = content == Content.PDF ? FileKind.PDF : FileKind.TEXT;
            shelf.settle(in, file, file.edition(), new Finished(kind, file.size()));
        }
    }

    private void draw(RelationshipId in, FileRow file, Content content, Pieces raw) {
        var edition = Ids.next();
        var out = shelf.edition(in, file, edition);
        var kind = pictures.redraw(content, raw, out);
        out.close();
        shelf.settle(in, file, edition, new Finished(kind, out.size()));
    }

    private FileRow own(RelationshipId in, FileId id) {
        return entrance.call(in, inside -> files.own(inside, id));
    }
}
