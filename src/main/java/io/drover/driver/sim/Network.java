package io.drover.driver.sim;

import io.drover.model.HostName;
import io.drover.model.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Bytes on their way between hosts. Rates change only when a stream begins or ends, so those are the only moments counted. */
final class Network {
    private static final double NANOS_PER_SECOND = 1e9;

    private final World world;
    private final List<Stream> streams = new ArrayList<>();
    private final Map<FairShare.Link, Double> shares = new HashMap<>();

    Network(World world) {
        this.world = world;
    }

    /** Some bytes from one host to another. */
    static final class Stream {
        private final FairShare.Flow flow;
        private final long bytes;
        private final Runnable arrived;
        private double moved;
        private double rate;
        private Instant since;
        private int epoch;

        private Stream(FairShare.Flow flow, long bytes, Instant now, Runnable arrived) {
            this.flow = flow;
            this.bytes = bytes;
            this.since = now;
            this.arrived = arrived;
        }

        private void settle(Instant now) {
            double seconds = Duration.between(since, now).toNanos() / NANOS_PER_SECOND;
            moved = Math.min((double) bytes, moved + rate * seconds);
            since = now;
        }

        /** Bytes that have arrived so far. */
        long moved(Instant now) {
            settle(now);
            return (long) moved;
        }

        long bytesPerSecond() {
            return (long) rate;
        }
    }

    /** Sends bytes; the work is done when the last of them has arrived. */
    Stream send(FairShare.Flow flow, long bytes, Runnable arrived) {
        Stream stream = new Stream(flow, bytes, world.now(), arrived);
        streams.add(stream);
        share();
        return stream;
    }

    /** Stops sending. */
    void cancel(Stream stream) {
        streams.remove(stream);
        share();
    }

    /** Lets a link carry that share of what it could, from 0 to 1. */
    void narrow(FairShare.Link link, double share) {
        shares.put(link, share);
        share();
    }

    /** Gives every stream its fair rate; to be called also when a host's link comes or goes. */
    void share() {
        List<FairShare.Flow> flows = streams.stream().map(stream -> stream.flow).toList();
        OptionalDouble cap = world.settings().perStreamBytesPerSecond().stream()
                .mapToDouble(Long::doubleValue)
                .findFirst();
        List<Double> rates = FairShare.rates(flows, this::capacity, cap);
        for (int index = 0; index < rates.size(); index++) {
            setRate(streams.get(index), rates.get(index));
        }
    }

    private void setRate(Stream stream, double rate) {
        if (stream.epoch > 0 && rate == stream.rate) {
            return;
        }
        stream.settle(world.now());
        stream.rate = rate;
        int epoch = ++stream.epoch;
        if (rate > 0) {
            long nanos = (long) Math.ceil((stream.bytes - stream.moved) * NANOS_PER_SECOND / rate);
            world.later(Duration.ofNanos(nanos), () -> {
                if (stream.epoch == epoch && streams.remove(stream)) {
                    stream.moved = stream.bytes;
                    stream.arrived.run();
                    share();
                }
            });
        }
    }

    private double capacity(FairShare.Link link) {
        HostName name = link.host();
        Observed<Long> told = world.host(name).described().linkBytesPerSecond();
        boolean carries = world.host(name).poweredOn() && !world.hangs(name);
        return carries
                ? told.asOptional().orElse(world.settings().defaultLinkBytesPerSecond())
                        * shares.getOrDefault(link, 1.0)
                : 0;
    }
}
