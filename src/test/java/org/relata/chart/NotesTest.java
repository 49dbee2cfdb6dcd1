package org.relata.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Outside;
import org.relata.relationship.CareRole;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** Who reads a draft, who writes it, and that two windows lose nothing. */
@RelataTest
class NotesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Notes notes;

    @Autowired
    Entrance entrance;

    @Autowired
    Outside outside;

    @Autowired
    TestClock clock;

    private Viewer therapist;
    private RelationshipId couple;
    private Viewer amara;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
    }

    @Test
    void theCareTeamReadsADraftAndNobodyElseDoes() {
        var note = begin("To be careful with");
        var colleague = joins("Samir Haddad", Role.CLINICIAN, CareRole.THERAPIST);
        var supervisor = joins("Eva Lund", Role.SUPERVISOR, CareRole.SUPERVISOR);
        for (var reader : List.of(therapist, colleague, supervisor)) {
            assertThat(read(reader, note).text()).isEqualTo("To be careful with");
            assertThat(listed(reader)).containsExactly(note);
        }
        var walled = house.hire(therapist, "Wanda Wall", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.walled(walled.person(), amara.person())));
        var elsewhere = house.hire(therapist, "Else Where", Role.CLINICIAN);
        for (var nobody : List.of(amara, walled, elsewhere, house.open())) {
            assertThatThrownBy(() -> read(nobody, note)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> listed(nobody)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> nobody.run(() -> notes.begin(couple, NewNote.about(DAY))))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void onlyTheAuthorWritesOnAndDiscards() {
        var note = begin("Mine");
        var colleague = joins("Samir Haddad", Role.CLINICIAN, CareRole.THERAPIST);
        assertThat(colleague.call(() -> notes.show(couple, note)).mayWrite()).isFalse();
        refuses(colleague, note);
        keep(note, "1.one", 1, "Still mine");
        assertThat(read(colleague, note).text()).isEqualTo("Still mine");
        therapist.run(() -> notes.discard(couple, note));
        assertThat(listed(colleague)).isEmpty();
        refuses(therapist, note);
    }

    @Test
    void whoReadsAlongAndWhoseCareHasEndedNeverWrites() {
        var note = begin("Before the end");
        var supervisor = joins("Eva Lund", Role.SUPERVISOR, CareRole.SUPERVISOR);
        assertThat(supervisor
                        .call(() -> notes.list(couple, Optional.empty(), 5))
                        .mayBegin())
                .isFalse();
        therapist.run(() -> relationships.close(couple));
        for (var reader : List.of(supervisor, therapist)) {
            assertThatThrownBy(() -> reader.run(() -> notes.begin(couple, NewNote.about(DAY))))
                    .isInstanceOf(NotFound.class);
            refuses(reader, note);
            assertThat(reader.call(() -> notes.show(couple, note)).mayWrite()).isFalse();
        }
    }

    /** A note quotes what a member says alone: whoever reads the one must read the other. */
    @Test
    void whoeverReadsWhatTheTeamWritesReadsWhateverAMemberHasEverSaidThere() {
        therapist.run(() -> relationships.leave(couple, amara.person()));
        var said = circles(therapist, CircleKind.MEMBER, CircleKind.JOINT);
        assertThat(said).hasSizeGreaterThan(2);
        for (var role : CareRole.values()) {
            var held = role == CareRole.BREAK_GLASS || role == CareRole.SUPERVISOR ? Role.SUPERVISOR : Role.CLINICIAN;
            var reader = joins("Somebody " + role, held, role);
            assertThat(circles(reader, CircleKind.TEAM)).hasSize(1);
            assertThat(circles(reader, CircleKind.MEMBER, CircleKind.JOINT)).containsExactlyInAnyOrderElementsOf(said);
        }
    }

    @Test
    void aMessageBecomesAQuotationWithItsSource() {
        var note = therapist.call(() ->
                notes.begin(couple, NewNote.quoting(DAY, "Amara, alone\r\nwith you, 14:03", "One\r\n\u0000two\u001b")));
        assertThat(read(therapist, note).text()).isEqualTo("Amara, alone with you, 14:03:\n“One\ntwo”\n\n");
        assertThat(read(therapist, note).source()).contains("Amara, alone with you, 14:03");
        assertThatThrownBy(() -> NewNote.quoting(DAY, "", "Something")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> NewNote.quoting(DAY, "Amara", "x".repeat(Note.LONGEST + 1)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aWindowWritesOnAndWhatWasDelayedNeverFollowsWhatIsNewer() {
        var note = begin("");
        keep(note, "1.one", 1, "First");
        keep(note, "1.one", 3, "First, second and third");
        keep(note, "1.one", 2, "First and second");
        assertThat(read(therapist, note).text()).isEqualTo("First, second and third");
        assertThat(listed(therapist)).containsExactly(note);
    }

    @Test
    void aStaleWindowIsToldAndWritesADraftOfItsOwnBesideTheOther() {
        var note = begin("Begun");
        assertThat(keep(note, "1.one", 1, "Written here")).isEmpty();
        var apart = keep(note, "1.two", 1, "Written there");
        assertThat(apart).map(Notes.Apart::theirs).contains("Written here");
        assertThat(keep(note, "1.two", 2, "Written there, and on"))
                .map(Notes.Apart::id)
                .isEqualTo(apart.map(Notes.Apart::id));
        assertThat(keep(note, "1.three", 1, "And a third")).isPresent();
        assertThat(keep(note, "1.one", 2, "Written here, and on")).isEmpty();
        assertThat(therapist.call(() -> notes.list(couple, Optional.empty(), 9)).notes())
                .extracting(Note::text)
                .containsExactly("And a third", "Written there, and on", "Written here, and on");
        assertThat(read(therapist, apart.orElseThrow().id()).beside()).contains(note);
    }

    @Test
    void whatGoesOnFromAllThatStandsIsTakenFromAWindowThatKnowsOfNone() {
        var note = begin("As far as it went");
        assertThat(keep(note, "0.again", 1, "As far as it went, and what was typed while signed out"))
                .isEmpty();
        assertThat(keep(note, "0.other", 1, "Something else")).isPresent();
    }

    @Test
    void theListGoesBackPageByPage() {
        var all = Stream.of("One", "Two", "Three").map(this::begin).toList();
        var first = therapist.call(() -> notes.list(couple, Optional.empty(), 2));
        assertThat(first.notes()).extracting(Note::id).containsExactly(all.get(2), all.get(1));
        assertThat(first.more()).isTrue();
        var last = therapist.call(() -> notes.list(couple, Optional.of(all.get(1)), 2));
        assertThat(last.notes()).extracting(Note::id).containsExactly(all.getFirst());
        assertThat(last.more()).isFalse();
    }

    @Test
    void wordsAndTheirSourceAreSealedAndTheTrailKeepsReadingAndEachSitting() {
        var note = therapist.call(() -> notes.begin(couple, NewNote.quoting(DAY, "Amara, alone", "Not in the clear")));
        assertThat(outside.seen(
                        "SELECT encode(body, 'escape') || encode(source, 'escape') FROM chart.note WHERE note_id = '"
                                + note + "'",
                        (row, n) -> row.getString(1)))
                .singleElement()
                .asString()
                .doesNotContain("Not in the clear", "Amara");
        for (int i = 1; i < 4; i++) {
            keep(note, "1.one", i, "Typed ".repeat(i));
        }
        read(therapist, note);
        assertThat(outside.seen(
                        "SELECT action || ' ' || circle_kind FROM audit.entry WHERE what = 'note' AND relationship_id = '"
                                + couple + "' ORDER BY entry_id",
                        (row, n) -> row.getString(1)))
                .containsExactly("write team", "write team", "read team");
    }

    private void refuses(Viewer who, NoteId note) {
        for (Runnable knock : List.<Runnable>of(
                () -> notes.keep(couple, note, Typed.in("1.other", 1, "Not theirs")),
                () -> notes.date(couple, note, DAY.plusDays(1)),
                () -> notes.discard(couple, note),
                () -> notes.discard(couple, new NoteId(UUID.randomUUID())))) {
            assertThatThrownBy(() -> who.run(knock)).isInstanceOf(NotFound.class);
        }
    }

    private Viewer joins(String name, Role held, CareRole role) {
        var colleague = house.hire(therapist, name, held);
        therapist.run(() -> relationships.assignCare(
                couple,
                role != CareRole.THERAPIST
                        ? NewCare.until(
                                colleague.person(),
                                role,
                                "A second view",
                                clock.instant().plus(Duration.ofDays(30)))
                        : NewCare.therapist(colleague.person())));
        return colleague;
    }

    private List<Object> circles(Viewer viewer, CircleKind... kinds) {
        return viewer.call(() -> entrance.call(
                couple,
                inside -> relationships.circles(inside).all().stream()
                        .filter(circle -> List.of(kinds).contains(circle.kind()))
                        .<Object>map(Circle::id)
                        .toList()));
    }

    private NoteId begin(String text) {
        return therapist.call(() -> notes.begin(couple, new NewNote(DAY, Optional.empty(), text)));
    }

    private Optional<Notes.Apart> keep(NoteId note, String window, long seq, String text) {
        return therapist.call(() -> notes.keep(couple, note, Typed.in(window, seq, text)));
    }

    private Note read(Viewer viewer, NoteId note) {
        return viewer.call(() -> notes.show(couple, note)).note();
    }

    private List<NoteId> listed(Viewer viewer) {
        return viewer.call(() -> notes.list(couple, Optional.empty(), 9)).notes().stream()
                .map(Note::id)
                .toList();
    }
}
