package org.relata.measure.figure;

import java.util.List;

/**
 * Mean and standard deviation of a group's scores.
 *
 * @param sd with n − 1 in the denominator; NaN for fewer than two scores
 * @param n how many persons or relationships stand behind it; 0 where a source does not say
 * @param source the study, the manual or the batch at hand, as shown to the reader
 */
public record Spread(double mean, double sd, int n, String source) {
    /** The spread of the scores given. */
    public static Spread of(List<Double> scores, String source) {
        var mean = mean(scores);
        var squares = scores.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        var sd = scores.size() < 2 ? Double.NaN : Math.sqrt(squares / (scores.size() - 1));
        return new Spread(mean, sd, scores.size(), source);
    }

    static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).sum() / scores.size();
    }

    /**
     * The spread of the true scores behind the observed ones: the same mean, and what is left of the variance once
     * the variance of error is taken out ({@link ReliableChange#HA}). NaN when the error is the larger.
     */
    Spread ofTrueScores(double sem) {
        return new Spread(mean, Math.sqrt(sd * sd - sem * sem), n, source);
    }
}
