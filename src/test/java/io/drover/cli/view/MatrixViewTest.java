package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Golden;
import io.drover.cli.Samples;
import io.drover.model.CheckId;
import io.drover.model.CheckMatrix;
import io.drover.model.Finding;
import io.drover.model.HostName;
import io.drover.model.Remedy;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixViewTest {

    private static HostName xen(int number) {
        return new HostName("xen%03d".formatted(number));
    }

    private static Finding bridge(HostName host) {
        return new Finding(
                new CheckId("guest.bridges"),
                Verdict.BLOCK,
                true,
                host + " lacks bridge br5",
                Optional.of(Remedy.advice("Make it on " + host + ".")));
    }

    private static CheckMatrix.Row row(String name, List<HostName> free, SortedMap<HostName, List<Finding>> held) {
        return new CheckMatrix.Row(Sample.id(name), name, free, held);
    }

    @Test
    void thePlanOfADrainStandsInItsMatrix() {
        // When
        var text = Golden.text(MatrixView.of(Samples.matrix(), Samples.planWithStranded()));
        // Then
        assertThat(text).isEqualTo("""
                        GUEST  xen2   xen3
                        cd1    a      a
                        db1    moves  free
                        web1   free   moves
                        web2   moves  free
                        a  disk.local-media
                           BLOCK  hdc is /iso/debian.iso, a file of xen1
                             keeps cd1 from xen2, xen3
                             do: Eject the disc on xen1.
                                 virsh change-media web1 hdc --eject
                        """);
    }

    @Test
    void eachReasonIsToldOnceWithAllThatItConcerns() {
        // Given
        var both = List.of(bridge(xen(2)), Samples.LOCAL_ISO);
        var matrix = new CheckMatrix(
                xen(1),
                List.of(xen(2), xen(3)),
                List.of(
                        row("db", List.of(xen(3)), new TreeMap<>(Map.of(xen(2), List.of(bridge(xen(2)))))),
                        row(
                                "web",
                                List.of(),
                                new TreeMap<>(Map.of(xen(2), both, xen(3), List.of(Samples.LOCAL_ISO))))));
        // When
        var text = Golden.text(MatrixView.of(matrix));
        // Then
        assertThat(text).isEqualTo("""
                        GUEST  xen002  xen003
                        db     b       free
                        web    a b     a
                        a  disk.local-media
                           BLOCK  hdc is /iso/debian.iso, a file of xen1
                             keeps web from xen002, xen003
                             do: Eject the disc on xen1.
                                 virsh change-media web1 hdc --eject
                        b  guest.bridges
                           BLOCK  xen002 lacks bridge br5
                             keeps db, web from xen002
                             do: Make it on xen002.
                        """);
    }

    @Test
    void aThousandHostsFitOnAScreen() {
        // Given
        var hosts = IntStream.range(1, 1000).mapToObj(MatrixViewTest::xen).toList();
        var held = new TreeMap<HostName, List<Finding>>();
        hosts.subList(0, 100).forEach(host -> held.put(host, List.of(bridge(host))));
        var free = new ArrayList<>(hosts.subList(100, hosts.size()));
        var matrix = new CheckMatrix(xen(0), hosts, List.of(row("web", free, held)));
        // When
        var text = Golden.text(MatrixView.of(matrix));
        // Then
        assertThat(text).startsWith("""
                        GUEST  xen001 and 99 like it  xen101 and 898 like it
                        web    a                      free
                        """).endsWith("and 60 more reasons; -o json has all\n");
        assertThat(text.lines()).hasSizeLessThan(130);
    }

    @Test
    void aHostWithoutGuestsAndAFleetOfOneAreTold() {
        // Given
        var empty = new CheckMatrix(xen(0), List.of(xen(1)), List.of());
        var alone = new CheckMatrix(xen(0), List.of(), List.of(row("web", List.of(), new TreeMap<>())));
        // When
        var texts = List.of(Golden.text(MatrixView.of(empty)), Golden.text(MatrixView.of(alone)));
        // Then
        assertThat(texts).containsExactly("There is no guest to move.\n", "There is no other host.\n");
    }
}
