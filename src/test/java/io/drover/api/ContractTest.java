package io.drover.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.FleetFile;
import io.drover.json.FactType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service really answers is what the contract says, down to the last field. */
class ContractTest {
    private static final String ARRIVED = "{\"as\":\"ARRIVED\",\"reason\":\"seen on its console\"}";
    private static final Pattern FACT_IN_EXAMPLE = Pattern.compile("\"fact\": ?\\{\"type\": ?\"([^\"]*)\"");

    /** What the demo fleet's installer has in its drive. */
    private static final String EJECT = "{\"host\":\"xen2\",\"guest\":\""
            + FleetFile.demo(Instant.EPOCH).find("installer").get(0).guest().id()
            + "\",\"name\":\"installer\",\"media\":{\"hdc\":\"/var/lib/iso/debian-12.iso\"}}";

    private Served served;
    private PublishedContract contract;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(FleetFile.demo(Instant.EPOCH));
        contract = new PublishedContract(served);
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    @Test
    void everyAnswerInJsonIsAsTheContractSays() throws Exception {
        // Given
        var follower = served.follow("").connected();
        var begun = served.follow("").connected();
        // When
        get("getVersion", "/version");
        get("getContractJson", "/openapi.json");
        post("cordonHost", "/hosts/xen1/cordon", "{\"reason\":\"new memory\"}");
        get("getFleet", "/fleet");
        get("listHosts", "/hosts");
        get("getHost", "/hosts/xen1");
        get("listGuests", "/guests");
        post("checkMove", "/checks", "{\"guest\":\"installer\",\"to\":\"xen3\"}");
        get("listFixes", "/fixes");
        post("orderFixes", "/fixes", "{\"fixes\":[" + EJECT + "]}");
        post("undoFixes", "/fixes/undo", "{}");
        get("checkHost", "/hosts/xen1/checks");
        get("listChecks", "/checks");
        post("checkMatrix", "/checks/matrix", "{\"guest\":\"installer\"}");
        post("checkMatrix", "/checks/matrix", "{\"drain\":\"xen2\"}");
        post(
                "makePlan",
                "/plans",
                "{\"drain\":[\"xen1\"],\"whatIf\":{\"without\":[\"xen2\"],\"links\":{\"xen4\":1000000000}}}");
        post("explainPlan", "/plans/explain", "{\"drain\":[\"xen1\"],\"guest\":\"web2\"}");
        post("explainPlan", "/plans/explain", "{\"drain\":[\"xen2\"],\"guest\":\"installer\"}");
        var plan = post("makePlan", "/plans", "{\"drain\":[\"xen1\"]}").body();
        var blocked = post("makePlan", "/plans", "{\"drain\":[\"xen2\"]}").body();
        post("planUpgrade", "/plans/upgrade", "{\"hosts\":[\"xen1\",\"xen2\"],\"batch\":1}");
        var run = post("startRun", "/runs", "{\"plan\":" + plan + ",\"policy\":{\"onFailure\":\"STOP\"}}");
        var path = "/runs/" + new JsonObject(run.body()).getString("id");
        get("getRunProgress", path + "/progress");
        begun.linesUpTo("COPYING");
        post("cancelRun", path + "/cancel", "{}");
        var lines = follower.linesUpTo("run-closed");
        get("getRun", path);
        get("listDefinitions", path + "/definitions");
        get("listRuns", "/runs");
        post("reconcileRun", path + "/reconcile", "{}");
        post("settleMigration", path + "/migrations/1/settle", ARRIVED);
        contract.holds(
                "uncordonHost",
                served.send(served.request("/api/v1/hosts/xen1/cordon").DELETE().build()));
        // Then
        assertThat(new JsonObject(blocked).getJsonObject("unblock").getJsonArray("steps"))
                .isNotEmpty();
        assertThat(contract.unanswered()).containsExactly("abortMigration", "getContractYaml", "streamEvents");
        assertThat(events(lines, "fact"))
                .isNotEmpty()
                .allSatisfy(fact ->
                        assertThat(contract.objections("Recorded", fact)).isEmpty());
        assertThat(events(lines, "progress"))
                .isNotEmpty()
                .allSatisfy(progress -> assertThat(contract.objections("TransferProgress", progress))
                        .isEmpty());
    }

    @Test
    void everyProblemIsOneAsTheContractSays() throws Exception {
        // Given
        var plan = post("makePlan", "/plans", "{\"drain\":[\"xen1\"]}").body();
        post("startRun", "/runs", "{\"plan\":" + plan + "}");
        // When
        var statuses = Stream.of(
                        get("getHost", "/hosts/xen9"),
                        get("getRun", "/runs/none"),
                        get("getRunProgress", "/runs/none/progress"),
                        get("listRuns", "/runs?limit=0"),
                        get("streamEvents", "/events?after=99"),
                        post("cordonHost", "/hosts/xen9/cordon", "{\"reason\":\"none\"}"),
                        post("checkMove", "/checks", "{\"guest\":\"nobody\",\"to\":\"xen3\"}"),
                        post("makePlan", "/plans", "{\"drain\":[\"xen1\"],\"whatIf\":{\"without\":[\"xen9\"]}}"),
                        post("explainPlan", "/plans/explain", "{\"drain\":[\"xen1\"],\"guest\":\"web3\"}"),
                        post("makePlan", "/plans", "{\"drain\":[\"xen9\"]}"),
                        get("checkHost", "/hosts/xen9/checks"),
                        post("checkMatrix", "/checks/matrix", "{\"guest\":\"nobody\"}"),
                        post("checkMatrix", "/checks/matrix", "{\"drain\":\"xen9\"}"),
                        post("checkMatrix", "/checks/matrix", "{}"),
                        post("cancelRun", "/runs/none/cancel", "{}"),
                        post("reconcileRun", "/runs/none/reconcile", "{}"),
                        post("settleMigration", "/runs/none/migrations/1/settle", ARRIVED),
                        post("abortMigration", "/runs/none/migrations/1/abort", "{}"),
                        post("startRun", "/runs", "{\"plan\":" + plan + "}"))
                .map(HttpResponse::statusCode)
                .toList();
        // Then
        assertThat(statuses)
                .startsWith(404, 404, 404, 400, 400, 404, 404, 404, 404, 404, 404, 404, 404, 400, 404, 404, 404, 404);
        assertThat(statuses.get(18)).isBetween(400, 499);
    }

    @Test
    void theFactsThatTheContractNamesAreThoseThatTheJournalKnows() {
        // Given
        var published = Contract.load();
        var labels = Arrays.stream(FactType.values()).map(FactType::label).toList();
        // When
        var named = published
                .json()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Recorded")
                .getJsonObject("properties")
                .getJsonObject("fact")
                .getJsonObject("properties")
                .getJsonObject("type")
                .getJsonArray("enum");
        var exemplified = FACT_IN_EXAMPLE
                .matcher(published.yaml())
                .results()
                .map(example -> example.group(1))
                .toList();
        // Then
        assertThat(named).isEqualTo(new JsonArray(labels));
        assertThat(exemplified).isNotEmpty().isSubsetOf(labels);
    }

    private HttpResponse<String> get(String operation, String path) throws Exception {
        return contract.holds(operation, served.get("/api/v1" + path));
    }

    private HttpResponse<String> post(String operation, String path, String body) throws Exception {
        return contract.holds(operation, served.post("/api/v1" + path, body));
    }

    private static List<JsonObject> events(List<String> lines, String name) {
        return Stream.iterate(0, line -> line + 1 < lines.size(), line -> line + 1)
                .filter(line -> lines.get(line).equals("event: " + name))
                .map(line -> lines.get(line + 1).substring("data: ".length()))
                .map(JsonObject::new)
                .toList();
    }
}
