package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairShareTest {
    private static final double SLACK = 1e-6;

    @Test
    void whatOneStreamCannotUseIsLeftToTheOthers() {
        // Given: two streams leave xen1, and one of them shares its destination with a third
        var flows = List.of(flow(1, 2), flow(1, 3), flow(4, 3));
        // When
        var rates = FairShare.rates(flows, link -> link.host().equals(host(3)) ? 40.0 : 100.0, OptionalDouble.empty());
        // Then
        assertThat(rates).containsExactly(80.0, 20.0, 20.0);
    }

    @Test
    void noStreamExceedsItsCap() {
        // When
        var rates = FairShare.rates(List.of(flow(1, 2), flow(3, 4)), link -> 100.0, OptionalDouble.of(30));
        // Then
        assertThat(rates).containsExactly(30.0, 30.0);
    }

    @Test
    void aLinkThatIsDownCarriesNothing() {
        // When
        var rates = FairShare.rates(
                List.of(flow(1, 2), flow(1, 3)),
                link -> link.host().equals(host(2)) ? 0.0 : 100.0,
                OptionalDouble.empty());
        // Then
        assertThat(rates).containsExactly(0.0, 100.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 70, 700})
    void noLinkIsOverfullAndEveryStreamIsHeldBackByAFullOneWhereNobodyGetsMore(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            // Given
            var flows = new ArrayList<FairShare.Flow>();
            for (int count = random.nextInt(1, 12); count > 0; count--) {
                int from = random.nextInt(1, 6);
                flows.add(flow(from, from + random.nextInt(1, 4)));
            }
            Map<String, Double> capacities = new TreeMap<>();
            flows.forEach(flow -> List.of("out " + flow.from(), "in " + flow.to())
                    .forEach(link -> capacities.put(link, random.nextDouble(1, 1000))));
            // When
            var rates = FairShare.rates(
                    flows,
                    link -> Objects.requireNonNull(capacities.get((link.outgoing() ? "out " : "in ") + link.host())),
                    OptionalDouble.empty());
            // Then
            capacities.forEach(
                    (link, capacity) -> assertThat(used(link, flows, rates)).isLessThanOrEqualTo(capacity + SLACK));
            for (int index = 0; index < flows.size(); index++) {
                assertThat(heldBack(index, flows, rates, capacities)).isTrue();
            }
        }
    }

    private static boolean heldBack(
            int index, List<FairShare.Flow> flows, List<Double> rates, Map<String, Double> capacities) {
        var flow = flows.get(index);
        return List.of("out " + flow.from(), "in " + flow.to()).stream().anyMatch(link -> {
            double capacity = Objects.requireNonNull(capacities.get(link));
            boolean full = used(link, flows, rates) >= capacity - SLACK;
            double most = 0;
            for (int other = 0; other < flows.size(); other++) {
                most = users(link, flows.get(other)) ? Math.max(most, rates.get(other)) : most;
            }
            return full && rates.get(index) >= most - SLACK;
        });
    }

    private static double used(String link, List<FairShare.Flow> flows, List<Double> rates) {
        double sum = 0;
        for (int index = 0; index < flows.size(); index++) {
            sum += users(link, flows.get(index)) ? rates.get(index) : 0;
        }
        return sum;
    }

    private static boolean users(String link, FairShare.Flow flow) {
        return link.equals("out " + flow.from()) || link.equals("in " + flow.to());
    }

    private static FairShare.Flow flow(int from, int to) {
        return new FairShare.Flow(host(from), host(to));
    }

    private static HostName host(int number) {
        return new HostName("xen" + number);
    }
}
