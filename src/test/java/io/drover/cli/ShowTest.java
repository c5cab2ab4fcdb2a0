package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.http.HostList;
import io.drover.cli.http.HostStatus;
import io.drover.cli.http.Transfer;
import io.drover.cli.http.Transfers;
import io.drover.model.MigrationId;
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
