package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.cli.CommandException;
import io.drover.cli.ExitCode;
import io.drover.cli.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServersTest {
    private static final Target DEMO = new Target.Simulated(Optional.empty(), 1);
    private final Servers servers = new Servers();

    @Test
    void aServerThatStartedIsReadyAndShowsItsHostsAsMeters() throws IOException, InterruptedException {
        // Given
        try (RunningServer server = servers.start(DEMO, ListeningChoice.PRIVATE)) {
            // When
            int ready = get(server.uri().resolve("/readyz")).statusCode();
            String meters = get(server.uri().resolve("/metrics")).body();

            // Then
            assertThat(ready).isEqualTo(200);
            assertThat(meters).contains("drover_host_up", "xen4");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListeningChoice same = configured -> new RunningServer.Listening("127.0.0.1", taken.getLocalPort());

            // When / Then
            assertThatThrownBy(() -> servers.start(DEMO, same))
                    .isInstanceOfSatisfying(
                            CommandException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.UNAVAILABLE))
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
