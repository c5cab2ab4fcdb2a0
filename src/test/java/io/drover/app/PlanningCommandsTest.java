package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Target;
import io.drover.cli.Terminal;
import io.drover.json.Json;
import io.drover.model.Explanation;
import io.drover.model.Plan;
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
    void anExplanationHasNoPage() {
        // When
        var told = drover("plan drain xen1 --explain web1 -o html");
        // Then
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err()).isEqualTo("drover: --explain has no page. Give --output table or json with it.\n");
    }
}
