package io.drover.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Dom0Sample;
import io.drover.model.Guest;
import io.drover.model.Observed;
import io.drover.model.Sample;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers that are called off and requests that are sent again, through HTTP; the link is slow enough to be in time. */
class AbortApiTest {
    private static final Guest WEB = Sample.guest("web").build();
    private static final long SLOW = 200_000;

    private Served served;
    private PublishedContract contract;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(Sample.fleet(
                Sample.host("xen1")
                        .guest(WEB)
                        .seesDisksOf(WEB)
                        .link(Observed.known(SLOW, "set by the test"))
                        .dom0(new Dom0Sample().told())
                        .build(),
                Sample.host("xen2")
                        .seesDisksOf(WEB)
                        .link(Observed.known(SLOW, "set by the test"))
                        .dom0(new Dom0Sample().told())
                        .build()));
        contract = new PublishedContract(served);
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    private String plan() throws Exception {
        return served.post("/api/v1/plans", "{\"guest\":\"web\",\"to\":\"xen2\"}")
                .body();
    }

    private JsonObject start(String plan, String key) throws Exception {
        var answer = served.send(served.request("/api/v1/runs")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"plan\":" + plan + "}"))
                .build());
        return new JsonObject(contract.holds("startRun", answer).body());
    }

    @Test
    void aTransferThatIsCopyingIsCalledOff() throws Exception {
        // Given
        var copying = served.follow("").connected();
        var closed = served.follow("").connected();
        var run = start(plan(), "k1").getString("id");
        copying.linesUpTo("COPYING");
        // When
        var answer = contract.holds("abortMigration", served.post("/api/v1/runs/" + run + "/migrations/1/abort", "{}"));
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        closed.linesUpTo("run-closed");
        var ended = new JsonObject(
                contract.holds("getRun", served.get("/api/v1/runs/" + run)).body());
        var migration = ended.getJsonArray("migrations").getJsonObject(0);
        assertThat(migration.getString("phase")).isEqualTo("FAILED");
        assertThat(migration.getJsonObject("course").getJsonObject("abort").getString("by"))
                .isEqualTo("OPERATOR");
    }

    @Test
    void aRequestThatIsSentAgainStartsNothingMore() throws Exception {
        // Given
        var plan = plan();
        var first = start(plan, "k1").getString("id");
        // When
        var again = start(plan, "k1").getString("id");
        // Then
        assertThat(again).isEqualTo(first);
        var listed = contract.holds("listRuns", served.get("/api/v1/runs?key=k1"));
        assertThat(new JsonObject(listed.body()).getJsonArray("runs")).hasSize(1);
        assertThat(new JsonObject(served.get("/api/v1/runs?key=k2").body()).getJsonArray("runs"))
                .isEmpty();
    }

    @Test
    void aSecondRunForAGuestIsRefusedWithTheNameOfTheFirst() throws Exception {
        // Given
        var plan = plan();
        var first = start(plan, "k1").getString("id");
        // When
        var second = start(plan, "k2");
        // Then
        assertThat(second.getInteger("status")).isEqualTo(409);
        assertThat(second.getString("detail")).contains("guest 'web' is already moving", first);
    }
}
