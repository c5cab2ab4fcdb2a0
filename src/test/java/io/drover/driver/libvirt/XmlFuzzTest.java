package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.drover.model.Disk;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All that libvirt describes in XML, damaged in thousands of ways: it is understood or refused, and never misunderstood. */
class XmlFuzzTest {
    private static final int CASES = 1_500;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern DISK = Pattern.compile("<disk[ />]");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);

    /** Reads a text, or throws an IllegalArgumentException; anything else is a fault. */
    private record Subject(String name, String text, Function<String, Object> reader) {
        @Override
        public String toString() {
            return name;
        }

        Optional<Object> read(String changed) {
            try {
                return Optional.of(reader.apply(changed));
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return Optional.empty();
            }
        }
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                        new Subject("a PVH guest", Fixture.text("pvh-live.xml"), XmlFuzzTest::guest),
                        new Subject("an HVM guest", Fixture.text("hvm-devices.xml"), XmlFuzzTest::guest),
                        new Subject("capabilities", Fixture.text("capabilities.xml"), CapabilitiesXml::parse),
                        new Subject("a pool", Fixture.text("pool-dir.xml"), text -> PoolXml.parse(text, true)),
                        new Subject("firmware", Fixture.text("sysinfo.xml"), IdentityXml::parse),
                        new Subject(
                                "an interface",
                                "<interface type='bridge' name='xenbr0'><start mode='onboot'/><bridge stp='off'>"
                                        + "<interface type='ethernet' name='eth0'/></bridge></interface>",
                                BridgeList::describesBridge))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsDamagedIsReadOrRefused(Subject subject) {
        // Given
        var mutations = new Mutations(20_260_501);
        // When
        var understood = reading(subject, mutations::of);
        // Then
        assertThat(understood)
                .as("some damage is harmless, some is not")
                .isGreaterThan(0)
                .isLessThan(CASES);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aDocumentTypeIsNeverFollowed(Subject subject) {
        // Given
        var mutations = new Mutations(42);
        // When
        var understood = reading(subject, mutations::doctype);
        // Then
        assertThat(understood).isZero();
    }

    @Test
    void noDiskIsOverlookedOrTakenForAnEmptyDrive() {
        // Given
        var mutations = new Mutations(7);
        var whole = guest(Fixture.text("hvm-devices.xml"));
        // When
        var seen = Stream.generate(() -> mutations.of(Fixture.text("hvm-devices.xml")))
                .limit(CASES * 2L)
                .filter(XmlFuzzTest::isGuest)
                .toList();
        // Then
        assertThat(seen).hasSizeGreaterThan(CASES / 10).allSatisfy(text -> {
            var guest = guest(text);
            var drives = guest.devices().disks();
            assertThat(drives).hasSize((int) DISK.matcher(bare(text)).results().count());
            assertThat(drives)
                    .filteredOn(drive -> drive.kind() == Disk.Kind.DISK)
                    .allMatch(drive -> drive.source().isPresent());
            assertThat(guest.memoryBytes()).isNotNegative();
            assertThat(guest.vcpus()).isPositive();
        });
        assertThat(whole.devices().disks()).hasSize(5);
    }

    @Test
    void aSourceThatWasChangedIsAnotherSourceAndNotNone() {
        // Given
        var mutations = new Mutations(11);
        var source = "<source file='/root/debian.iso'/>";
        // When
        var changed = Stream.generate(() -> mutations.of(source))
                .limit(CASES)
                .map(text -> Fixture.text("hvm-devices.xml").replace(source, text));
        // Then
        assertThat(changed.filter(XmlFuzzTest::isGuest)
                        .filter(text ->
                                guest(text).devices().disks().get(3).source().isEmpty())
                        .map(XmlFuzzTest::bare)
                        .filter(text -> text.contains("debian.iso")))
                .as("a drive that libvirt fills is not empty")
                .isEmpty();
    }

    @Test
    void whatLibvirtSaysOfAnInterfaceNamesABridgeOnlyIfItDoes() {
        // Given
        var mutations = new Mutations(5);
        var error = "internal error: interface 'vif1.0' is no VLAN, which is a member of bridge 'xenbr0'";
        // When
        var said = Stream.generate(() -> mutations.of(error))
                .limit(CASES)
                .filter(text -> BridgeList.saysBridge("xenbr0", text));
        // Then
        assertThat(said).allMatch(text -> text.endsWith("member of bridge 'xenbr0'"));
    }

    private static int reading(Subject subject, UnaryOperator<String> mutation) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            int understood = 0;
            for (int i = 0; i < CASES; i++) {
                understood += subject.read(mutation.apply(subject.text())).isPresent() ? 1 : 0;
            }
            return understood;
        });
    }

    private static DomainXml guest(String text) {
        return DomainXml.parse(text, pool -> Optional.of("/srv/" + pool));
    }

    private static boolean isGuest(String text) {
        return new Subject("a guest", text, XmlFuzzTest::guest).read(text).isPresent();
    }

    private static String bare(String text) {
        return COMMENT.matcher(text).replaceAll("");
    }
}
