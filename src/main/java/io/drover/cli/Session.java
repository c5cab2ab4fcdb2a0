package io.drover.cli;

import io.drover.cli.http.Api;
import io.drover.cli.http.Waiting;
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

    static Session with(URI server, Waiting waiting) {
        return new Session(new Api(server, waiting), Optional.empty());
    }

    static Session with(Embedded.Server own, Waiting waiting) {
        return new Session(new Api(own.uri(), waiting), Optional.of(own));
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        own.ifPresent(Embedded.Server::close);
    }
}
