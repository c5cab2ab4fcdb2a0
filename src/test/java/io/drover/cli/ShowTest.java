package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.http.DefinitionList;
import io.drover.cli.http.HostList;
import io.drover.cli.http.HostStatus;
import io.drover.cli.http.Transfer;
import io.drover.cli.http.Transfers;
import io.drover.model.KeptDefinition;
import io.drover.model.MigrationId;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown of what the server tells. */
class ShowTest {
    private final Harness harness = new Harness();
    private RecordedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RecordedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOpenRunIsShownWithItsTransfers() {
        // Given
        var transfer = new Transfer(new MigrationId(Samples.RUN, 2), Samples.progress());
        server.on("GET /runs/r7", Samples.run(Phase.DONE, Phase.COPYING, Phase.QUEUED))
                .on("GET /runs/r7/progress", new Transfers(Samples.RUN, 1, 3, List.of(transfer)));
        // When
        var result = harness.run("show", "r7", "--server", server.url());
        // Then
        assertThat(result.exit()).as(result.toString()).isZero();
        assertThat(result.out()).contains("the run is under way").contains("web1: 700 MiB of 1.0 GiB arrived");
    }

    @Test
    void aDefinitionIsPrintedAsItWasKept() {
        // Given
        server.on(
                "GET /runs/r7/definitions",
                new DefinitionList(List.of(
                        kept("web1", Observed.known("name = \"web1\"", "simulated")),
                        kept("db1", Observed.unknown("xen1 does not answer")))));
        // When
        var found = harness.run("definition", "r7", "web1", "--server", server.url());
        var lost = harness.run("definition", "r7", "db1", "--server", server.url());
        var none = harness.run("definition", "r7", "web9", "--server", server.url());
        // Then
        assertThat(found.exit()).as(found.toString()).isZero();
        assertThat(found.out().strip()).isEqualTo("name = \"web1\"");
        assertThat(lost.exit()).isEqualTo(ExitCode.FAILED.number());
        assertThat(lost.err()).contains("the definition of db1 was not kept: xen1 does not answer");
        assertThat(none.exit()).isEqualTo(ExitCode.USAGE.number());
        assertThat(none.err()).contains("it kept definitions").contains("web1, db1");
    }

    private static KeptDefinition kept(String name, Observed<String> text) {
        return new KeptDefinition(
                new MigrationId(Samples.RUN, 1), Sample.id(name), name, Samples.xen(1), Sample.NOW, text);
    }

    @Test
    void aHostThatTakesNoGuestsIsShownWithTheReason() {
        // Given
        var host = Sample.host("xen1").build();
        server.on(
                "GET /hosts",
                new HostList(List.of(
                        new HostStatus(host.name(), Optional.of("new memory"), Optional.empty(), Optional.of(host)),
                        new HostStatus(Samples.xen(2), Optional.empty(), Optional.of("no route"), Optional.empty()))));
        // When
        var result = harness.run("hosts", "--server", server.url());
        // Then
        assertThat(result.out())
                .containsPattern("xen1 +cordoned: new memory ")
                .containsPattern("xen2 +unreachable: no route");
    }
}
