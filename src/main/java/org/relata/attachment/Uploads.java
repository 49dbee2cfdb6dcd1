package org.relata.attachment;

import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.springframework.stereotype.Component;

/**
 * Files on their way in: begun with a name and a size, sent in slices that may break off and be repeated, finished, and until they are given removed
 * at will. All of it is their author's alone; anybody else finds nothing.
 */
@Component
public class Uploads {
    /** Of one file, in bytes. */
    public static final int LARGEST = 25 * 1024 * 1024;

    /** Of all files of one author in a relationship. */
    static final long MOST = 500L * 1024 * 1024;

    private final FileStore files;
    private final Slices slices;
    private final Finishing finishing;

    Uploads(FileStore files, Slices slices, Finishing finishing) {
        this.files = files;
        this.slices = slices;
        this.finishing = finishing;
    }

    /** Into a circle where the viewer writes; throws {@link Refused} where there is no room. */
    public FileId begin(Entered inside, CircleId circle, String name, long size) {
        if (!inside.writes(circle)) {
            throw new NotFound();
        } else if (size <= 0) {
            throw new Refused("This file is empty; choose another one.");
        } else if (size > LARGEST) {
            throw new Refused("This file is larger than 25 MB; attach a smaller one.");
        } else if (files.total(inside) + size > MOST) {
            throw new Refused("Your files here have reached 500 MB, and no more fit.");
        }
        return files.begin(inside, circle, FileName.kept(name), (int) size);
    }

    /** Goes on at an offset; what has come already does no harm, a gap is {@link Refused}. Returns how much there is now. */
    public int append(Entered inside, FileId file, long offset, byte[] slice) {
        return slices.append(inside, files.hold(inside, file), offset, slice);
    }

    /** How much has come: where to go on after a break. */
    public int length(Entered inside, FileId file) {
        return files.own(inside, file).received();
    }

    /**
     * Looks into the file and makes it ready to be given. It takes transactions of its own, so that none waits while a picture is drawn or a scanner
     * reads. Throws {@link Refused} in words where the content may not be attached, and then keeps none of it.
     */
    public void finish(RelationshipId in, FileId file) {
        finishing.finish(in, file);
    }

    public void drop(Entered inside, FileId file) {
        NotFound.unlessOne(files.drop(inside, file));
    }
}
