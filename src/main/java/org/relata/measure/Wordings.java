package org.relata.measure;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.measure.instrument.Catalogue;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.InstrumentFile;
import org.relata.measure.instrument.Wording;
import org.relata.measure.wording.PastedSheet;
import org.relata.measure.wording.WordingFile;
import org.relata.measure.wording.WordingFile.Accepted;
import org.relata.measure.wording.WordingFile.NamedBytes;
import org.relata.measure.wording.WordingRefused;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/**
 * The words of instruments, which a practice brings in itself under the licence that it accepts. Bringing in anew makes a new version; words whose
 * licence forbids changes are never edited, only brought in again from the owner's file.
 */
@Component
public class Wordings {
    private final Entrance entrance;
    private final Catalogue catalogue;
    private final WordingStore store;
    private final UploadStore uploads;
    private final Clock clock;

    Wordings(Entrance entrance, Catalogue catalogue, WordingStore store, UploadStore uploads, Clock clock) {
        this.entrance = entrance;
        this.catalogue = catalogue;
        this.store = store;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** An instrument beside what this practice has of its words. */
    public record Shelf(Instrument instrument, boolean ours, boolean worded) {}

    /** An instrument with every version of its words, newest first. */
    public record Book(Instrument instrument, boolean ours, List<PracticeWording> versions) {}

    /** Words that were read and not stored yet, with what should be known about them. */
    public record Proposal(Wording wording, List<String> remarks, boolean needsConfirmation) {
        public List<Wording.Line> lines() {
            return Stream.concat(wording.items().stream(), wording.extras().stream())
                    .toList();
        }

        static Proposal of(Accepted accepted) {
            return new Proposal(accepted.wording(), accepted.warnings(), accepted.needsConfirmation());
        }
    }

    /**
     * What somebody agrees to when words are stored.
     *
     * @param licence that the terms shown were read and accepted
     * @param values that every answer counts what is shown, where something was guessed
     * @param order the published order of the sheet, where several circulate
     */
    public record Agreement(
            boolean licence, boolean values, @Nullable String order) {}

    /** The whole catalogue. */
    public List<Shelf> shelves() {
        return entrance.callEverywhere(inside -> {
            staffOnly(inside);
            var worded = store.worded(inside);
            return catalogue.all().stream()
                    .map(one -> new Shelf(one, ours(one.id()), worded.contains(one.id())))
                    .toList();
        });
    }

    public Book book(String instrument) {
        return entrance.callEverywhere(inside -> {
            staffOnly(inside);
            return new Book(instrument(instrument), ours(instrument), store.versions(inside, instrument));
        });
    }

    /** Reads files into a wording, storing nothing. */
    public Proposal read(String instrument, List<NamedBytes> files) {
        try {
            return Proposal.of(WordingFile.read(files, importable(instrument)));
        } catch (WordingRefused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Reads pasted lines into a wording, storing nothing. */
    public Proposal read(String instrument, PastedSheet sheet) {
        try {
            return Proposal.of(WordingFile.paste(sheet, importable(instrument)));
        } catch (WordingRefused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Keeps words that were read until somebody has looked at them. */
    public UploadId propose(String instrument, Proposal proposal) {
        return entrance.callEverywhere(inside -> {
            treatsOnly(inside);
            var id = UploadId.next();
            var json = InstrumentFile.STRICT.writeValueAsBytes(proposal);
            var upload = new UploadStore.Upload("wording:" + instrument, json);
            NotFound.unlessOne(uploads.insert(inside, id, upload, clock.instant()));
            return id;
        });
    }

    /** What was read and waits to be accepted. */
    public Proposal proposal(String instrument, UploadId id) {
        return entrance.callEverywhere(inside -> uploads.find(inside, id)
                .filter(upload -> upload.fileName().equals("wording:" + instrument))
                .map(upload -> InstrumentFile.STRICT.readValue(upload.content(), Proposal.class))
                .orElseThrow(NotFound::new));
    }

    /** Stores what was proposed. */
    public WordingId accept(String instrument, UploadId id, Agreement agreement) {
        return entrance.callEverywhere(inside -> {
            var stored = accept(instrument, proposal(instrument, id), agreement);
            uploads.forget(inside);
            return stored;
        });
    }

    /** Stores words as the newest version. Refused until the licence is accepted and every guess confirmed. */
    public WordingId accept(String id, Proposal proposal, Agreement agreement) {
        var instrument = importable(id);
        if (!agreement.licence()) {
            throw new Refused("Read the licence and tick that your practice accepts it. Nothing was stored.");
        }
        if (proposal.needsConfirmation() && !agreement.values()) {
            throw new Refused("Compare the answers and their values with the official sheet and tick that they agree.");
        }
        var order = order(instrument, agreement.order());
        return entrance.callEverywhere(inside -> {
            treatsOnly(inside);
            var wording = new PracticeWording(Optional.of(WordingId.next()), 0, order, proposal.wording(), null);
            var accepted = new PracticeWording.Acceptance(
                    inside.viewer().person(), clock.instant(), terms(instrument.licence()));
            if (store.insert(inside, id, wording, accepted) == 0) {
                throw new Refused("A colleague stored words for this instrument just now. Look at theirs first.");
            }
            return wording.id().orElseThrow();
        });
    }

    /** The words in force, ours or the practice's newest; empty where only totals can be taken. */
    Optional<PracticeWording> current(Entered inside, String instrument) {
        return catalogue.forms().stream()
                .filter(form -> form.instrument().id().equals(instrument))
                .findFirst()
                .map(form -> PracticeWording.ours(form.wording()))
                .or(() -> store.newest(inside, instrument));
    }

    /** The words in force of each of these, as far as there are any; one statement, and none where all are our own forms. */
    Map<String, PracticeWording> current(Entered inside, Set<String> instruments) {
        var words = new HashMap<String, PracticeWording>();
        catalogue.forms().stream()
                .filter(form -> instruments.contains(form.instrument().id()))
                .forEach(form -> words.put(form.instrument().id(), PracticeWording.ours(form.wording())));
        if (words.size() < instruments.size()) {
            words.putAll(store.newest(inside, instruments));
        }
        return words;
    }

    /** The words that a response was given to. */
    Optional<PracticeWording> shown(Entered inside, Response response) {
        return response.origin()
                .wording()
                .map(id -> store.find(inside, id))
                .orElseGet(
                        () -> ours(response.instrument()) ? current(inside, response.instrument()) : Optional.empty());
    }

    /** Instruments that can be answered on screen here. */
    Set<String> worded(Entered inside) {
        var all = new HashSet<>(store.worded(inside));
        catalogue.forms().forEach(form -> all.add(form.instrument().id()));
        return all;
    }

    boolean ours(String instrument) {
        return catalogue.forms().stream()
                .anyMatch(form -> form.instrument().id().equals(instrument));
    }

    /** The terms in one text, as they are shown and kept with the acceptance. */
    public static String terms(Instrument.Licence licence) {
        return Stream.of(licence.summary(), licence.grant(), licence.url(), licence.date(), licence.credit())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String order(Instrument instrument, @Nullable String chosen) {
        var orders = instrument.about().orders();
        if (orders.isEmpty()) {
            return null;
        }
        return orders.stream()
                .map(Instrument.Order::name)
                .filter(name -> name.equals(chosen))
                .findFirst()
                .orElseThrow(() -> new Refused("Say in which of the published orders your sheet prints its items."));
    }

    private Instrument instrument(String id) {
        return catalogue.find(id).orElseThrow(NotFound::new);
    }

    private Instrument importable(String id) {
        var instrument = instrument(id);
        if (ours(id)) {
            throw new Refused("The words of this form come with Relata.");
        }
        return instrument;
    }

    private static void treatsOnly(Entered inside) {
        if (!inside.is(Role.CLINICIAN) && !inside.is(Role.OWNER)) {
            throw new NotFound();
        }
    }

    private static void staffOnly(Entered inside) {
        if (!inside.isStaff()) {
            throw new NotFound();
        }
    }
}
