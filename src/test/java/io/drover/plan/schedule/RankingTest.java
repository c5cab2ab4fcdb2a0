package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void hostsStayInOrderWhateverChanges(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        int[] hosts =
                IntStream.range(0, 40).filter(host -> random.nextInt(3) > 0).toArray();
        long[] figures = random.longs(40, 0, 12).toArray();
        var ranking = new Ranking(hosts, figures);
        // When
        for (int change = 0; change < 200; change++) {
            int host = hosts[random.nextInt(hosts.length)];
            figures[host] = random.nextLong(12);
            ranking.set(host, figures[host]);
        }
        // Then
        assertThat(ranked(ranking)).isEqualTo(sorted(hosts, figures));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theFirstOfAFigureIsTheFirstThatIsNoLess(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        long[] figures = random.longs(20, 0, 12).toArray();
        var ranking = new Ranking(IntStream.range(0, 20).toArray(), figures);
        // When
        int[] first = IntStream.rangeClosed(0, 12).map(ranking::from).toArray();
        // Then
        for (int figure = 0; figure <= 12; figure++) {
            int least = figure;
            assertThat(first[figure]).isEqualTo((int)
                    IntStream.range(0, 20).filter(host -> figures[host] < least).count());
        }
    }

    private static List<Integer> ranked(Ranking ranking) {
        return IntStream.range(0, ranking.size()).mapToObj(ranking::at).toList();
    }

    private static List<Integer> sorted(int[] hosts, long[] figures) {
        List<Integer> sorted = new ArrayList<>(IntStream.of(hosts).boxed().toList());
        sorted.sort(Comparator.comparingLong((Integer host) -> figures[host]).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }
}
