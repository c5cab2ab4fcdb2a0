package io.drover.api;

import io.drover.json.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * What an operation answers with.
 *
 * @param status the HTTP status
 * @param location where the thing is that was made
 * @param body what is written as JSON
 */
record Answer(int status, Optional<String> location, Optional<Object> body) {
    static Answer ok(Object body) {
        return new Answer(200, Optional.empty(), Optional.of(body));
    }

    static Answer accepted(String location, Object body) {
        return new Answer(202, Optional.of(location), Optional.of(body));
    }

    static Answer nothing() {
        return new Answer(204, Optional.empty(), Optional.empty());
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        location.ifPresent(path -> response.putHeader(HttpHeaders.LOCATION, path));
        body.ifPresentOrElse(
                value -> response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(Json.write(value)),
                response::end);
    }
}
