package io.drover.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Sample;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service says to requests that are wrong in one way or another. */
class ApiTest {
    private Served served;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(Sample.fleet(
                Sample.host("xen1").guest(Sample.guest("web").build()).build(),
                Sample.host("xen2").build()));
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    @ParameterizedTest(name = "POST {0} {1} is refused: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/checks | {\"guest\":\"web\",\"to\":\"xen2\",\"colour\":1} | colour: there is no such field",
                "/checks | {\"guest\":7,\"to\":\"xen2\"} | guest: Instance type number is invalid. Expected string",
                "/checks | {\"guest\":\"web\"} | required property \"to\"",
                "/checks | {\"guest\": | can't be decoded",
                "/plans | {} | required property \"drain\"",
                "/plans | {\"drain\":[\"xen1\"],\"guest\":\"web\",\"to\":\"xen2\"} | exactly one",
                "/plans | {\"drain\":[\"xen1\"],\"whatIf\":{\"with\":[\"xen2\"]}} | whatIf/with: there is no such field",
                "/plans | {\"drain\":[\"xen1\"],\"whatIf\":{\"link\":0}} | whatIf/link: ",
                "/plans | {\"drain\":[\"xen1\"],\"whatIf\":{\"links\":{\"xen2\":\"fast\"}}} | whatIf/links/xen2: ",
                "/plans | {\"drain\":[\"xen1\"],\"whatIf\":{\"downtimeLimit\":0}} | whatIf/downtimeLimit: ",
                "/plans | {\"drain\":[\"xen1\"],\"whatIf\":{\"without\":[\"xen1\"]}} | whatIf.without names 'xen1', which the plan is about",
                "/plans/explain | {\"drain\":[\"xen1\"]} | required property \"guest\"",
                "/hosts/xen1/cordon | {\"reason\":\"\"} | reason: ",
                "/runs | {\"plan\":{}} | required property \"purpose\"",
            })
    void whatTheContractDoesNotAllowIsInvalidAndTheFieldIsNamed(String path, String body, String detail)
            throws Exception {
        // When
        var answer = served.post("/api/v1" + path, body);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        var problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo("urn:drover:problem:invalid");
        assertThat(problem.getString("detail")).contains(detail);
    }

    @ParameterizedTest(name = "GET {0} says {1} {2}")
    @CsvSource({
        "/hosts/xen9, 404, NOT_FOUND",
        "/hosts/-bad, 400, INVALID",
        "/runs/none, 404, NOT_FOUND",
        "/runs?limit=0, 400, INVALID",
        "/nothing, 404, NOT_FOUND",
        "/plans, 405, METHOD_NOT_ALLOWED",
        "/events?after=99, 400, INVALID",
        "/events?after=x, 400, INVALID",
    })
    void everyFailureIsAProblem(String path, int status, String kind) throws Exception {
        // When
        var answer = served.get("/api/v1" + path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("kind")).isEqualTo(kind);
    }

    @Test
    void anUnknownHostOrGuestIsNotFound() throws Exception {
        // When
        var host = served.post("/api/v1/plans", "{\"drain\":[\"xen9\"]}");
        var guest = served.post("/api/v1/checks", "{\"guest\":\"nobody\",\"to\":\"xen2\"}");
        // Then
        assertThat(host.statusCode()).isEqualTo(404);
        assertThat(host.body()).contains("xen9");
        assertThat(guest.statusCode()).isEqualTo(404);
        assertThat(guest.body()).contains("nobody");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        // When
        var answer = served.post("/api/v1/checks", " ".repeat(ApiSettings.Limits.STANDARD.bodyBytes() + 1));
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("TOO_LARGE");
    }

    @Test
    void whatABrowserSendsForAForeignPageIsRefused() throws Exception {
        // When
        var form = served.send(served.request("/api/v1/checks")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"guest\":\"web\",\"to\":\"xen2\"}"))
                .build());
        // Then
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest(name = "Host: {0} is answered with {1}")
    @CsvSource({"localhost, 200", "127.0.0.1, 200", "[::1], 200", "drover.test, 200", "evil.test, 403"})
    void onlyNamesThatAreOursAreAnswered(String name, int status) throws Exception {
        // Given
        var client = served.vertx.createHttpClient();
        // When
        var answer = client.request(HttpMethod.GET, served.port, "127.0.0.1", "/livez")
                .compose(request -> request.putHeader("Host", name).send())
                .await(30, TimeUnit.SECONDS);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aPortInUseIsSaidClearly() {
        // Given
        var second = new ApiServer(served.drover, new EventHub(), served.vitals());
        // When
        var start = second.start(served.vertx, Served.settings(served.port, ApiSettings.Limits.STANDARD));
        // Then
        assertThatThrownBy(() -> start.await(30, TimeUnit.SECONDS))
                .hasMessageContaining("cannot listen on 127.0.0.1 port " + served.port)
                .hasMessageContaining("another program");
    }

    @Test
    void readinessSaysWhatIsWrong() throws Exception {
        // When
        var ready = served.get("/readyz");
        // Then
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"ready\":false", "the disk is full");
        assertThat(served.get("/livez").statusCode()).isEqualTo(200);
        assertThat(served.get("/metrics").body()).isEqualTo("drover_build_info 1\n");
    }
}
