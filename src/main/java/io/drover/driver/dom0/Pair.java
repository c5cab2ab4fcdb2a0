package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One source and one destination: a script there that looks for canaries and starts to listen, then a script here that connects,
 * logs in and pings. Never fails: what could not be tried is unknown.
 */
final class Pair {
    /** libvirt's range of migration ports, of which it takes the first that is free. */
    private static final List<String> PORTS = List.of("49152", "49215");

    private static final Duration LISTENING = Duration.ofSeconds(60);

    private final Line from;
    private final Line to;
    private final Canaries canaries;
    private final Canaries.Planted planted;
    private final String mark = Nonce.word();
    private final String hello = Nonce.word();
    private final String reply = Nonce.word();

    Pair(Line from, Line to, Canaries canaries, Canaries.Planted planted) {
        this.from = from;
        this.to = to;
        this.canaries = canaries;
        this.planted = planted;
    }

    CompletableFuture<Reach> cross() {
        long began = System.nanoTime();
        return receive().thenCompose(arrival -> send(arrival, began));
    }

    private CompletableFuture<Arrival> receive() {
        List<String> arguments = new ArrayList<>(
                List.of(mark, to.endpoint().migrationAddress(), hello, reply, Long.toString(LISTENING.toSeconds())));
        arguments.addAll(PORTS);
        arguments.addAll(List.of(Script.resource("listen.py"), Script.resource("listen.pl"), canaries.content()));
        planted.directories().forEach(directory -> arguments.add(canaries.file(directory)));
        return to.run(
                        "receiving a trial",
                        Script.of("receive.sh", arguments),
                        to.settings().reachLimit())
                .handle((output, failure) -> output == null
                        ? Arrival.none(planted.directories(), failure == null ? "no answer" : Stages.said(failure))
                        : Arrival.of(
                                Report.of(output.text(), mark),
                                to.endpoint(),
                                from.host(),
                                canaries,
                                planted.directories()));
    }

    private CompletableFuture<Reach> send(Arrival arrival, long began) {
        List<String> arguments = List.of(
                mark,
                to.endpoint().migrationAddress(),
                arrival.port().map(String::valueOf).orElse("-"),
                hello,
                Script.resource("connect.py"),
                Script.resource("connect.pl"),
                to.endpoint().peerAddress());
        return from.run(
                        "trying what it reaches",
                        Script.of("cross.sh", arguments),
                        from.settings().reachLimit())
                .handle((output, failure) -> output == null
                        ? untried(arrival, failure == null ? "no answer" : Stages.said(failure))
                        : new Crossing(from.host(), to.endpoint(), reply)
                                .reach(Report.of(output.text(), mark), arrival, isListening(began)));
    }

    private static boolean isListening(long began) {
        return System.nanoTime() - began < LISTENING.toNanos();
    }

    private static Reach untried(Arrival arrival, String why) {
        Observed<Boolean> port = arrival.port().isPresent() ? Observed.unknown(why) : arrival.deaf();
        return new Reach(port, Observed.unknown(why), Observed.unknown(why), arrival.canaries());
    }
}
