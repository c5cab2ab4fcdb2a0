package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Dom0;
import io.drover.model.Observed;
import io.drover.model.XenDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that were damaged on the way, or that a host made up: thousands of them, each repeatable from its seed. */
class GarbledReportTest {
    private static final int ROUNDS = 1000;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Text that stands for a part's value, for those parts that are known. */
    private static Map<String, String> known(Dom0 dom0) {
        var known = new TreeMap<String, String>();
        put(known, "system", dom0.system());
        put(known, "identity", dom0.identity());
        put(known, "processor", dom0.processor());
        put(known, "hypervisor", dom0.hypervisor());
        put(known, "services", dom0.services());
        put(known, "mounts", dom0.mounts());
        put(known, "links", dom0.links());
        put(known, "cpuPolicy", dom0.cpuPolicy());
        put(known, "cpuPools", dom0.cpuPools());
        put(known, "bootGuests", dom0.bootGuests());
        put(known, "locks", dom0.locks());
        put(known, "pendingShutdown", dom0.pendingShutdown());
        put(known, "clock", dom0.clock().map(clock -> clock.ahead() + " " + clock.uncertainty()));
        dom0.paths().forEach((path, sight) -> put(known, "path " + path, sight));
        dom0.settings().forEach((name, value) -> put(known, "setting " + name, value));
        dom0.domains().asOptional().ifPresent(domains -> domains.forEach(domain -> put(known, domain)));
        return known;
    }

    private static void put(Map<String, String> known, XenDomain domain) {
        var name = "domain " + domain.domid();
        known.put(
                name,
                domain.id() + " " + domain.name() + " " + domain.state() + " " + domain.memoryBytes() + " "
                        + domain.cpuTime());
        put(known, name + " disks", domain.disks());
        domain.config().asOptional().ifPresent(config -> {
            var setup = config.setup();
            known.put(name + " devices", config.type() + " " + config.maxMemoryBytes() + " " + config.devices());
            known.put(name + " files", setup.bootFiles() + " " + setup.displays());
            put(known, name + " migratable", setup.migratable());
            put(known, name + " vnuma", setup.vnuma());
            put(known, name + " nestedHvm", setup.nestedHvm());
            put(known, name + " tscMode", setup.tscMode());
            put(known, name + " pinnedTo", setup.pinnedTo());
        });
    }

    private static void put(Map<String, String> known, String name, Observed<?> part) {
        part.asOptional().ifPresent(value -> known.put(name, value.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Answer.XEN1, Answer.XEN2, Answer.FREEBSD})
    void linesThatAreLostDoubledCutOrStrangeNeverMakeAnotherTruth(String resource) {
        // Given
        var lines = Answer.text(resource).lines().toList();
        var truth = known(Answer.parse(Answer.text(resource)));
        var seeds = new SplittableRandom(7);
        // When
        var damaged = seeds.longs(ROUNDS).boxed().toList();
        // Then
        assertThat(damaged).allSatisfy(seed -> {
            var text = String.join("\n", Damage.ofLines(lines, new SplittableRandom(seed)));
            assertThat(truth).as("seed %d", seed).containsAllEntriesOf(known(Answer.parse(text)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Answer.XEN1, Answer.XEN2, Answer.FREEBSD})
    void sectionsThatAreLostDoubledOrMovedNeverMakeAnotherTruth(String resource) {
        // Given
        var sections = List.of(Answer.of(resource).text().split("(?=@@ drover )", -1));
        var truth = known(Answer.parse(Answer.text(resource)));
        // When
        var indices = IntStream.range(0, sections.size()).boxed().toList();
        // Then
        assertThat(indices).allSatisfy(index -> {
            var moved = new ArrayList<>(sections);
            var section = moved.remove((int) index);
            assertThat(truth).containsAllEntriesOf(known(Answer.parse(String.join("", moved))));
            moved.add(0, section);
            assertThat(known(Answer.parse(String.join("", moved)))).isEqualTo(truth);
            moved.add(section);
            assertThat(truth).containsAllEntriesOf(known(Answer.parse(String.join("", moved))));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Answer.XEN1, Answer.XEN2, Answer.FREEBSD})
    void charactersThatChangeNeverBreakTheReaderNorRevealWhatWasNotTold(String resource) {
        // Given
        var text = Answer.text(resource);
        var whole = known(Answer.parse(text));
        var seeds = new SplittableRandom(11).longs(ROUNDS).boxed().toList();
        // When
        var began = System.nanoTime();
        // Then
        assertThat(seeds).allSatisfy(seed -> {
            var read = Answer.parse(Damage.ofCharacters(text, new SplittableRandom(seed)));
            assertThat(whole.keySet()).as("seed %d", seed).containsAll(protective(read));
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    }

    /** The known parts that guests' safety hangs on, by names that a changed character does not change. */
    private static Set<String> protective(Dom0 dom0) {
        var names = new TreeSet<>(known(dom0).keySet());
        names.removeIf(name -> name.startsWith("domain ") || name.startsWith("path ") || name.startsWith("setting "));
        return names;
    }

    @Test
    void anEmptyAnswerLeavesEverythingUnknown() {
        // When
        var dom0 = Answer.parse("");
        // Then
        assertThat(known(dom0)).isEmpty();
        assertThat(dom0.paths()).isEmpty();
        assertThat(Answer.why(dom0.locks())).contains("does not hold 'files'");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "|", "a", "1 ", "\\", "@@ ", "::", "= ", "0:0 ", "<", "->"})
    void longLinesOfOneKindAreReadSoon(String piece) {
        // Given
        var line = piece.repeat(400_000);
        var answer = Answer.of(Answer.XEN2).text().replaceAll("(?m)^@@ rc (\\d+) lines \\d+$", "@@ rc 0 lines 1");
        var hostile = new StringBuilder();
        for (String section : answer.split("(?=@@ drover )", -1)) {
            hostile.append(section.lines().findFirst().orElse(""))
                    .append("\n|")
                    .append(line)
                    .append("\n@@ rc 0 lines 1\n");
        }
        // When
        var began = System.nanoTime();
        var dom0 = Answer.parse(hostile.toString());
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(dom0.domains().asOptional()).isEmpty();
    }
}
