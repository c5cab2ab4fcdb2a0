package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Target;
import io.drover.cli.Terminal;
import io.drover.json.Json;
import io.drover.model.Explanation;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.UpgradePlan;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that look ahead, against the built-in fleet: nothing of them moves anything. */
class PlanningCommandsTest {
    private record Result(int exit, String out, String err) {}

    private Optional<RunningServer> server = Optional.empty();

    @BeforeEach
    void serve() {
        server = Optional.of(new Servers().start(new Target.Simulated(Optional.empty(), 1), ListeningChoice.PRIVATE));
    }

    @AfterEach
    void stop() {
        server.ifPresent(RunningServer::close);
    }

    private Result drover(String commandLine) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                Terminal.Traits.NONE);
        var arguments = new ArrayList<>(List.of(commandLine.split(" ")));
        arguments.addAll(List.of("--server", server.orElseThrow().uri().toString()));
        int exit = Main.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    @Test
    void aPlanIsAPageWithEveryMoveOnBothLinks() {
        // When
        var page = drover("plan drain xen1 -o html");
        // Then
        assertThat(page.exit()).isZero();
        assertThat(page.out())
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains(">db1 &#8594; xen2<", ">db1 &#8592; xen1<", "<b>xen1</b> outgoing");
    }

    @Test
    void aGuestOfADrainIsExplained() {
        // When
        var told = drover("plan drain xen1 --explain web1");
        // Then
        assertThat(told.exit()).isZero();
        assertThat(told.out())
                .startsWith("web1 goes from xen1 to ")
                .contains(
                        "Why there:\nTO",
                        "chosen",
                        "xen4  slower",
                        "Why then:\nIt waits for the outgoing link of xen1, which has ");
    }

    @Test
    void anExplanationInJsonAgreesWithThePlan() {
        // Given
        var plan = Json.read(drover("plan drain xen1 -o json").out(), Plan.class);
        // When
        var told = drover("plan drain xen1 --explain mail -o json");
        // Then
        var explanation = Json.read(told.out(), Explanation.class);
        assertThat(plan.moves()).contains(explanation.planned().orElseThrow());
        assertThat(explanation.choices())
                .extracting(choice -> choice.to().value())
                .containsExactly("xen2", "xen3", "xen4");
    }

    @Test
    void aGuestThatStaysIsExplainedAndRefused() {
        // When
        var told = drover("plan drain xen3 --explain gpu");
        // Then
        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.out()).startsWith("gpu stays on xen3.").contains("held back  guest.passthrough: ");
    }

    @Test
    void aGuestOfAnotherHostIsNotFoundAndTheMessageSaysWhatWouldBeRight() {
        // When
        var told = drover("plan drain xen1 --explain web3");
        // Then
        assertThat(told)
                .isEqualTo(new Result(
                        4,
                        "",
                        "drover: guest 'web3' is not among those that this plan is about (it is on xen2); it must be one"
                                + " of build1, db1, mail, web1, web2\n"));
    }

    @Test
    void whatWouldBeStandsBesideWhatIs() {
        // When
        var told = drover("simulate drain xen1 --without xen2 --link 1Gb/s");
        // Then
        assertThat(told.exit()).isZero();
        assertThat(told.out())
                .containsPattern("AS IT IS +AS IT WOULD BE\ntakes about +\\d+s +\\dm\\d\\ds\n")
                .containsPattern("guests that move +5 +5\nguests that stay +0 +0\n")
                .contains("\nAs it would be:\ndrain xen1: 5 guests, ");
        assertThat(told.out().substring(told.out().indexOf("As it would be:")))
                .contains("xen3")
                .doesNotContain("xen2");
    }

    @Test
    void whatWouldBeInJsonIsBothPlansAndNothingIsStored() {
        // When
        var told = drover("simulate drain xen1 --link xen1=1Gb/s --per-run 1 -o json");
        // Then
        var both = Json.readKnown(told.out(), Both.class);
        assertThat(both.asItIs().moves())
                .isEqualTo(Json.read(drover("plan drain xen1 -o json").out(), Plan.class)
                        .moves());
        assertThat(both.asItWouldBe().makespan()).isGreaterThan(both.asItIs().makespan());
        assertThat(told.out())
                .startsWith(
                        "{\"whatIf\":{\"without\":[],\"links\":{\"xen1\":116508444}},\"policy\":{\"limits\":{\"perRun\":1}}");
        assertThat(drover("runs -o json").out()).contains("\"runs\":[]");
    }

    private record Both(Plan asItIs, Plan asItWouldBe) {}

    @Test
    void guestsThatWouldStayMakeItPartial() {
        // When
        var told = drover("simulate drain xen1 --without xen2 --without xen3");
        // Then
        assertThat(told.exit()).isEqualTo(5);
        assertThat(told.out()).containsPattern("guests that stay +0 +\\d+: ");
    }

    @Test
    void aSingleMoveCanBeSupposedToo() {
        // When
        var told = drover("simulate migrate cache --to xen4 --link xen4=10Gb/s");
        // Then
        assertThat(told.out()).contains("As it would be:\nmigrate cache to xen4: ");
    }

    @Test
    void anUpgradeCanBeSupposedTooAndItsBatchesCompared() {
        // When
        var told = drover("simulate upgrade xen1 xen4 --batch 2 --link 1Gb/s");
        // Then
        assertThat(told.exit())
                .isEqualTo(drover("plan upgrade xen1 xen4 --batch 2").exit());
        assertThat(told.out())
                .containsPattern("AS IT IS +AS IT WOULD BE\nbatches +1 +1\nmigrations +\\d+ +\\d+\n")
                .contains("\nAs it would be:\n1 batch, ");
    }

    @Test
    void anUpgradeInJsonIsBothOfThem() {
        // When
        var told = drover("simulate upgrade xen1 --without xen2 -o json");
        // Then
        var both = Json.readKnown(told.out(), BothUpgrades.class);
        assertThat(both.asItIs().batches()).hasSize(1);
        assertThat(both.asItWouldBe().batches().get(0).plan().moves())
                .noneMatch(planned -> planned.move().to().equals(new HostName("xen2")));
    }

    private record BothUpgrades(UpgradePlan asItIs, UpgradePlan asItWouldBe) {}

    @Test
    void aReturnCanBeSupposedOnceADrainHasSentGuestsAway() {
        // Given
        assertThat(drover("drain xen1 --yes").exit()).isZero();
        assertThat(drover("uncordon xen1").exit()).isZero();
        // When
        var told = drover("simulate home xen1 --link xen1=1Gb/s");
        // Then
        assertThat(told.exit()).isZero();
        assertThat(told.out())
                .containsPattern("guests that move +5 +5\n")
                .contains("\nAs it would be:\nbring guests home to xen1: 5 guests, ");
    }

    @Test
    void aDrainThatWouldLeaveNoReserveIsRefusedUnlessThatIsCalledOff() {
        // When
        var refused = drover("plan drain xen1 --reserve");
        // Then
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith(
                        "drover: the plan keeps no reserve: once it is carried out, if xen3 failed, its guests would need")
                .endsWith(" on xen2, or plan without a reserve (--no-reserve).\n");
        assertThat(drover("drain xen1 --reserve --yes").exit()).isEqualTo(3);
        assertThat(drover("runs -o json").out()).contains("\"runs\":[]");
        assertThat(drover("plan drain xen1 --no-reserve").exit()).isZero();
    }

    @Test
    void aReserveThatIsKeptIsTold() {
        // When
        var told = drover("plan drain xen4 --reserve");
        // Then
        assertThat(told.out()).contains("\nreserve: kept; tightest if xen3 fails, ");
        assertThat(drover("plan drain xen4 --reserve -o html").out()).contains("<dt>reserve</dt><dd>kept; tightest");
    }

    @Test
    void anUpgradeEndsAtTheBatchThatKeepsNoReserve() {
        // When
        var told = drover("plan upgrade xen1 xen2 --reserve");
        // Then
        assertThat(told.exit()).isEqualTo(5);
        assertThat(told.out())
                .contains("drover drain xen1 --avoid xen2 --reserve\n", "\nreserve: not kept; if xen3 failed, ")
                .endsWith("\nNot planned, since no reserve would be kept: xen2\n");
    }

    @Test
    void aLimitToProcessorsHoldsGuestsBackAndIsTold() {
        // When
        var told = drover("plan drain xen1 --vcpus-per-thread 0.5");
        // Then
        assertThat(told.exit()).isNotZero();
        assertThat(told.out())
                .contains("host.vcpus", "(limits.vcpus-per-thread is 0.5)", "raise limits.vcpus-per-thread");
    }

    @Test
    void aLimitToProcessorsThatIsNoneIsRefused() {
        // When
        var told = drover("plan drain xen1 --vcpus-per-thread 0");
        // Then
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err()).contains("vcpusPerThread");
    }

    @Test
    void aHostThatThereIsNotIsToldWithTheFieldAndWhatWouldBeRight() {
        // When
        var told = drover("simulate drain xen1 --without xen9");
        // Then
        assertThat(told)
                .isEqualTo(new Result(
                        4,
                        "",
                        "drover: whatIf.without names 'xen9', which there is not in the configuration; it must be one of"
                                + " xen1, xen2, xen3, xen4\n"));
    }

    @Test
    void anExplanationHasNoPage() {
        // When
        var told = drover("plan drain xen1 --explain web1 -o html");
        // Then
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err()).isEqualTo("drover: --explain has no page. Give --output table or json with it.\n");
    }
}
