package io.drover.cli;

import io.drover.cli.http.Api;
import java.net.URI;
import java.util.Optional;

/** A server to speak to: one that runs already, or one in this process until the session is closed. */
final class Session implements AutoCloseable {
    private final Api api;
    private final Optional<Embedded.Server> own;

    private Session(Api api, Optional<Embedded.Server> own) {
        this.api = api;
        this.own = own;
    }

    static Session with(URI server) {
        return new Session(new Api(server), Optional.empty());
    }

    static Session with(Embedded.Server own) {
        return new Session(new Api(own.uri()), Optional.of(own));
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        own.ifPresent(Embedded.Server::close);
    }
}
