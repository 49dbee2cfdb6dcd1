package org.relata.measure.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Places occasions on a line of 100 units: true to the calendar where every one is dated, evenly otherwise. */
final class TimeAxis {
    /** Keeps the first and last mark clear of the frame. */
    private static final double EDGE = 3;

    private final List<ChartOccasion> occasions;
    private final boolean dated;

    TimeAxis(List<ChartOccasion> occasions) {
        this.occasions = occasions;
        this.dated = !occasions.isEmpty() && occasions.stream().allMatch(o -> o.date() != null);
    }

    double at(int occasion) {
        if (dated) {
            return place(day(occasion) - day(0), day(occasions.size() - 1) - day(0));
        }
        return place(occasion, occasions.size() - 1.0);
    }

    List<Double> all() {
        return IntStream.range(0, occasions.size()).mapToObj(this::at).toList();
    }

    /** Where a day lies, or nothing when it lies outside the occasions or they have no dates. */
    OptionalDouble at(LocalDate date) {
        if (!dated) {
            return OptionalDouble.empty();
        }
        var days = day(occasions.size() - 1) - day(0);
        var since = date.toEpochDay() - day(0);
        var slack = Math.max(1, days * EDGE / 100);
        if (since < -slack || since > days + slack) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(place(Math.clamp(since, 0, days), days));
    }

    /** Months the axis spans, to choose how dates are written. */
    double months() {
        return dated ? (day(occasions.size() - 1) - day(0)) / 30.4 : 0;
    }

    /** Occasions in the order in which they deserve a label: first, last, then ever finer halves. */
    static List<Integer> byImportance(int count) {
        var order = new ArrayList<Integer>();
        if (count > 0) {
            order.add(0);
        }
        if (count > 1) {
            order.add(count - 1);
        }
        for (var step = (count - 1) / 2.0; step >= 0.5; step /= 2) {
            for (var i = step; i < count - 1; i += step) {
                var index = (int) Math.round(i);
                if (!order.contains(index)) {
                    order.add(index);
                }
            }
        }
        return order;
    }

    private double day(int occasion) {
        return Objects.requireNonNull(occasions.get(occasion).date()).toEpochDay();
    }

    private static double place(double since, double span) {
        return span <= 0 ? 50 : ScoreAxis.round(EDGE + (100 - 2 * EDGE) * since / span);
    }
}
