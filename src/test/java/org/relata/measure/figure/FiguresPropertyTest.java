package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.relata.measure.Seeded;
import org.relata.measure.figure.Change.Category;

/** What must hold for all scores, not only for the published ones. */
class FiguresPropertyTest {
    private static final Offset<Double> CLOSE = within(1e-7);

    @Test
    void swappingPartnersChangesNoFigureThatTreatsThemAlike() {
        Seeded.times(500, random -> {
            var pairs = pairs(random);
            var swapped = pairs.swapped();
            assertThat(swapped.correlation()).isCloseTo(pairs.correlation(), CLOSE);
            assertThat(swapped.concordance()).isCloseTo(pairs.concordance(), CLOSE);
            assertThat(swapped.meanAbsoluteGap()).isCloseTo(pairs.meanAbsoluteGap(), CLOSE);
            assertThat(swapped.means()).isEqualTo(pairs.means());
            var likeness = IntraclassCorrelation.of(pairs);
            assertThat(IntraclassCorrelation.of(swapped).icc()).isCloseTo(likeness.icc(), CLOSE);
            assertThat(IntraclassCorrelation.of(swapped).p()).isCloseTo(likeness.p(), CLOSE);
            assertThat(IntraclassCorrelation.of(swapped).pairwise()).isCloseTo(likeness.pairwise(), CLOSE);
            assertThat(Dyad.gap(3, 9, 1.5, 2)).isCloseTo(-Dyad.gap(9, 3, 2, 1.5), CLOSE);
        });
    }

    @Test
    void linearRescaleChangesNeitherIndexNorCategory() {
        Seeded.times(300, random -> {
            var courses = courses(random);
            var functional = new Spread(random.nextDouble(60, 90), random.nextDouble(4, 12), 0, "");
            var factor = random.nextDouble(.1, 20);
            var shift = random.nextDouble(-100, 100);
            DoubleUnaryOperator scale = score -> factor * score + shift;
            var other = new Spread(scale.applyAsDouble(functional.mean()), factor * functional.sd(), 0, "");
            for (var method : ReliableChange.values()) {
                var plain = classify(courses, method, Direction.HIGHER, functional);
                var scaled = classify(scaled(courses, scale), method, Direction.HIGHER, other);
                assertSame(plain, scaled, 1);
            }
        });
    }

    @Test
    void turningTheScaleRoundMirrorsTheIndexAndKeepsTheCategory() {
        Seeded.times(300, random -> {
            var courses = courses(random);
            var functional = new Spread(random.nextDouble(60, 90), random.nextDouble(4, 12), 0, "");
            var mirrored = new Spread(-functional.mean(), functional.sd(), 0, "");
            for (var method : ReliableChange.values()) {
                var plain = classify(courses, method, Direction.HIGHER, functional);
                var turned = classify(scaled(courses, score -> -score), method, Direction.LOWER, mirrored);
                assertSame(plain, turned, -1);
            }
        });
    }

    @Test
    void otherDirectionTurnsGainsIntoLosses() {
        Seeded.times(2_000, random -> {
            var before = random.nextDouble(0, 100);
            var after = random.nextDouble(0, 100);
            var rule = new ChangeRule.Points(random.nextDouble(1, 30), "reliable change", "");
            var up = new Yardstick(Direction.HIGHER, rule, null).compare(before, after);
            var down = new Yardstick(Direction.LOWER, rule, null).compare(before, after);
            assertThat(up.category() == Category.UNCHANGED).isEqualTo(down.category() == Category.UNCHANGED);
            assertThat(up.category() == Category.IMPROVED).isEqualTo(down.category() == Category.DETERIORATED);
            assertThat(up.gain()).isEqualTo(-down.gain());
        });
    }

    @Test
    void unchangedIsWhatLiesBetweenTheLines() {
        Seeded.times(300, random -> {
            var courses = courses(random);
            for (var method : ReliableChange.values()) {
                var all = classify(courses, method, Direction.HIGHER, new Spread(75, 8, 0, ""));
                for (var result : all.results()) {
                    var change = Objects.requireNonNull(result.change());
                    assertThat(change.unchanged().contains(change.after()))
                            .isEqualTo(change.category() == Category.UNCHANGED);
                }
            }
        });
    }

    @Test
    void everyCourseIsCountedOnce() {
        Seeded.times(500, random -> {
            var courses = courses(random).stream()
                    .map(course -> new Classification.Course(
                            course.subject(), course.before(), random.nextInt(4) == 0 ? null : course.after()))
                    .toList();
            var all = classify(courses, ReliableChange.JT, Direction.LOWER, new Spread(20, 8, 0, ""));
            var counted = all.shares().values().stream().mapToInt(Share::count).sum();
            assertThat(counted + all.missing() + all.undetermined()).isEqualTo(courses.size());
            assertThat(all.n() + all.missing()).isEqualTo(courses.size());
        });
    }

    @Test
    void intervalOfAShareHoldsTheShareAndStaysWithinBounds() {
        Seeded.times(5_000, random -> {
            var of = random.nextInt(1, 500);
            var share = Share.of(random.nextInt(of + 1), of);
            assertThat(share.interval().low()).isBetween(0.0, share.share() + 1e-12);
            assertThat(share.interval().high()).isBetween(share.share() - 1e-12, 1.0);
        });
    }

    @Test
    void relationshipStateDoesNotDependOnTheOrderOfMembers() {
        Seeded.times(2_000, random -> {
            var members = random.ints(random.nextInt(1, 7), 0, 4)
                    .mapToObj(List.of(Category.values())::get)
                    .toList();
            var state = RelationshipState.of(members);
            assertThat(RelationshipState.of(members.reversed())).isEqualTo(state);
            assertThat(state.answered()).isEqualTo(members.size());
        });
    }

    private static void assertSame(Classification one, Classification other, int sign) {
        for (var i = 0; i < one.results().size(); i++) {
            var expected = Objects.requireNonNull(one.results().get(i).change());
            var actual = Objects.requireNonNull(other.results().get(i).change());
            assertThat(actual.category()).isEqualTo(expected.category());
            assertThat(actual.harmed()).isEqualTo(expected.harmed());
            assertThat(actual.crossed()).isEqualTo(expected.crossed());
            if (expected.index() == null) {
                assertThat(actual.index()).isNull();
            } else {
                assertThat(Objects.requireNonNull(actual.index())).isCloseTo(sign * expected.index(), within(1e-5));
            }
        }
    }

    private static Classification classify(
            List<Classification.Course> courses, ReliableChange method, Direction direction, Spread functional) {
        var reliability = new Reliability(.85, Reliability.Kind.ALPHA, "");
        var index = new Criteria.Index(method, reliability);
        var line = new Criteria.Drawn(CutOff.Kind.C);
        return Classification.of(courses, new Criteria(direction, index, line, null, functional));
    }

    private static List<Classification.Course> scaled(List<Classification.Course> courses, DoubleUnaryOperator scale) {
        return courses.stream()
                .map(course -> new Classification.Course(
                        course.subject(),
                        scale.applyAsDouble(Objects.requireNonNull(course.before())),
                        scale.applyAsDouble(Objects.requireNonNull(course.after()))))
                .toList();
    }

    private static List<Classification.Course> courses(Random random) {
        return IntStream.range(0, random.nextInt(3, 30))
                .mapToObj(i -> {
                    var before = random.nextGaussian(50, 10);
                    return new Classification.Course("" + i, before, before + random.nextGaussian(8, 12));
                })
                .toList();
    }

    private static Dyad pairs(Random random) {
        var n = random.nextInt(2, 40);
        return new Dyad(
                random.doubles(n, 0, 30).boxed().toList(),
                random.doubles(n, 0, 30).boxed().toList());
    }
}
