package io.drover.precopy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers of which some count more than others. What a few of them say does not move its middle. */
final class Weighed {
    static final double MIDDLE = 0.5;

    private final List<Counted> numbers = new ArrayList<>();
    private double weight;

    private record Counted(double value, double weight) {}

    void add(double value, double counts) {
        numbers.add(new Counted(value, counts));
        weight += counts;
    }

    int size() {
        return numbers.size();
    }

    /** The least number that has at least that share of all weight at or below it; the one given if there is none. */
    double quantile(double share, double otherwise) {
        numbers.sort(Comparator.comparingDouble(Counted::value));
        double below = 0;
        double last = otherwise;
        for (Counted number : numbers) {
            below += number.weight();
            last = number.value();
            if (below >= share * weight) {
                return last;
            }
        }
        return last;
    }

    double median(double otherwise) {
        return quantile(MIDDLE, otherwise);
    }
}
