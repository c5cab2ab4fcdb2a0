package io.drover.driver.xl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.driver.dom0.Answer;
import io.drover.driver.dom0.Damage;
import io.drover.model.Definition;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Sighting;
import io.drover.port.HostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a host that a Dom0 alone describes, from the answers of real hosts and from damaged ones. */
class XlInventoryTest {
    private static final int ROUNDS = 1000;
    private static final GuestId G1 = GuestId.of("3d5be5e9-7ee5-4405-bed0-8aba6aa8761b");

    private static Host read(String text) throws HostException {
        return new XlInventory(new HostName("bsd1"), Optional.empty()).of(Answer.parse(text));
    }

    private static Sighting look(Answer answer) throws HostException {
        return new XlGuests("bsd1", answer.parse()).look(G1);
    }

    @Test
    void aFreeBsdHostIsDescribedWithItsGuest() throws HostException {
        // When
        var host = read(Answer.text(Answer.FREEBSD));
        // Then
        assertThat(host.platform().shadowPaging().asOptional()).contains(true);
        assertThat(host.bridges().asOptional().orElseThrow()).contains("bridge0");
        assertThat(host.identity().asOptional().orElseThrow().hostname()).isEqualTo("bsd1");
        assertThat(host.cpu().model().asOptional().orElseThrow()).startsWith("Intel(R) Xeon(R)");
        assertThat(host.cpu().megahertz()).isEqualTo(2596);
        assertThat(host.guests()).singleElement().satisfies(guest -> {
            assertThat(guest.name()).isEqualTo("freebsd");
            assertThat(guest.type()).isEqualTo(GuestType.HVM);
            assertThat(guest.vcpus()).isEqualTo(2);
            assertThat(guest.memoryBytes()).isEqualTo(1L << 30);
            assertThat(guest.condition().said()).isEqualTo("running (-b----)");
            assertThat(guest.setup().migratable().asOptional()).contains(false);
        });
    }

    @Test
    void whatXlListsAndDoesNotDescribeStaysAmongTheDomains() throws HostException {
        // When
        var host = read(Answer.text(Answer.FREEBSD));
        // Then
        assertThat(host.dom0().asOptional().orElseThrow().domains().asOptional().orElseThrow())
                .extracting(domain -> domain.name())
                .contains("web1--incoming", "old one");
    }

    @ParameterizedTest
    @CsvSource({
        "r-----, RUNNING",
        "-b----, RUNNING",
        "------, RUNNING",
        "--p---, PAUSED",
        "---ss-, SUSPENDED",
        "---sc-, CRASHED",
        "---sr-, SHUTTING_DOWN",
        "---s--, SHUTTING_DOWN",
        "-----d, SHUTTING_DOWN",
    })
    void theFlagsOfXenAreTheGuestsState(String flags, GuestState state) throws HostException {
        // Given
        var answer = Answer.of(Answer.XEN2).replacing("------ ", flags + " ");
        // When
        var sighting = look(answer);
        // Then
        assertThat(sighting.is(state)).isTrue();
        assertThat(sighting.inWords()).contains(flags);
    }

    @Test
    void aCopyThatIsBeingFilledIsIncomingAndIsNoGuest() throws HostException {
        // Given
        var answer = Answer.of(Answer.XEN2)
                .replacing(
                        "|g1                                           4",
                        "|g1--incoming                                 4")
                .replacing("------ ", "--p--- ");
        // When
        var sighting = look(answer);
        // Then
        assertThat(sighting.is(GuestState.INCOMING)).isTrue();
        assertThat(((Sighting.Present) sighting).jobActive()).isTrue();
        assertThat(read(answer.text()).guests()).isEmpty();
    }

    @Test
    void aGuestThatXendomainsStartsIsSetToStart() throws HostException {
        // Given
        var answer = Answer.of(Answer.FREEBSD)
                .with("boot files", 0, "/usr/local/etc/xen/auto", "/usr/local/etc/xen/auto/f.cfg")
                .with("boot guests", 0, "/usr/local/etc/xen/auto/f.cfg:name = \"freebsd\"")
                .withFile("/etc/rc.conf", "xencommons_enable=yes", "xendomains_enable=yes");
        // When
        var host = read(answer.text());
        // Then
        assertThat(host.guests()).extracting(Guest::definition).containsExactly(new Definition(false, true));
    }

    @Test
    void withoutTheListOfDomainsThereIsNoHost() {
        // Given
        var answer = Answer.of(Answer.XEN2).with("xl list -v -c", 1, "libxl: error: cannot open xenstore");
        // When
        assertThatThrownBy(() -> read(answer.text()))
                // Then
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("bsd1 answers, but does not tell which guests Xen holds: 'xl list -v -c'")
                .hasMessageContaining("cannot open xenstore");
    }

    @ParameterizedTest
    @ValueSource(strings = {Answer.XEN1, Answer.XEN2, Answer.FREEBSD})
    void damagedAnswersMakeNoGuestThatIsNotThere(String resource) throws HostException {
        // Given
        var lines = Answer.text(resource).lines().toList();
        var truth = guests(read(Answer.text(resource)));
        // When
        var seeds = new SplittableRandom(17).longs(ROUNDS).boxed().toList();
        // Then
        assertThat(seeds).allSatisfy(seed -> {
            var text = String.join("\n", Damage.ofLines(lines, new SplittableRandom(seed)));
            assertThat(truth).as("seed %d", seed).containsAllEntriesOf(guests(text));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Answer.XEN2, Answer.FREEBSD})
    void strangeCharactersAreReadOrRefusedAndNeverThrown(String resource) {
        // Given
        var text = Answer.text(resource);
        // When
        var seeds = new SplittableRandom(19).longs(ROUNDS).boxed().toList();
        // Then
        assertThat(seeds)
                .allSatisfy(seed -> assertThat(guests(Damage.ofCharacters(text, new SplittableRandom(seed))))
                        .as("seed %d", seed)
                        .hasSizeLessThan(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"domid\": 4, ", "\"", "[{\"domid\":4}", "\\u0000"})
    void hugeDescriptionsAreRefused(String piece) {
        // Given
        var answer = Answer.of(Answer.XEN2).with("xl list -l", 0, "[" + piece.repeat(200_000));
        // When
        assertThatThrownBy(() -> read(answer.text()))
                // Then
                .isInstanceOf(HostException.class)
                .hasMessageContaining("g1 (domain 4)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a'b;c", "@@ rc 0 lines 1", "two  words", "Name", "--incoming--"})
    void aHostileNameIsANameAndNothingElse(String name) throws HostException {
        // Given
        var answer = Answer.of(Answer.XEN2).replacing("|g1       ", "|" + name + "       ");
        // When
        var host = read(answer.text());
        // Then
        assertThat(host.guests()).extracting(Guest::name).containsExactly(name);
    }

    private static Map<String, String> guests(String text) {
        try {
            return guests(read(text));
        } catch (HostException refused) {
            assertThat(refused).hasMessageStartingWith("bsd1 answers, but does not tell ");
            return new TreeMap<>();
        }
    }

    /** What a plan would rest on, by guest. */
    private static Map<String, String> guests(Host host) {
        var guests = new TreeMap<String, String>();
        for (Guest guest : host.guests()) {
            guests.put(
                    guest.id() + " " + guest.name(),
                    String.join(
                            " ",
                            List.of(
                                    guest.type().name(),
                                    String.valueOf(guest.memoryBytes()),
                                    String.valueOf(guest.maxMemoryBytes()),
                                    guest.condition().said(),
                                    guest.devices().toString())));
        }
        return guests;
    }
}
