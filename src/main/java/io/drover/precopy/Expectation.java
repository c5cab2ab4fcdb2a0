package io.drover.precopy;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What to expect of migrations on certain links: learned from outcomes, or assumed.
 *
 * <p>Nobody tells how fast a single stream is, and libxl not even what it sent. Where bytes were counted, time is a line over them. Where they
 * were not, it is a line over memory; then the calmest fifth of the migrations is taken to have sent each guest's memory once, which tells the
 * stream's rate, and what others took beyond that, to have sent more. Of the downtime, what half of the migrations stay below is no bytes; where
 * bytes were counted, and loads may be known, what a fifth stays below. What is learned holds for migrations that share neither host with another.
 */
public final class Expectation {
    private static final double TENTH = 0.1;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Overheads overheads;
    private final Plan.Basis basis;
    private final Map<HostName, Long> streams;
    private final Map<HostName, Double> shares;
    private final Optional<Habits> habits;

    private Expectation(
            Overheads overheads,
            Plan.Basis basis,
            Map<HostName, Long> streams,
            Map<HostName, Double> shares,
            Optional<Habits> habits) {
        this.overheads = overheads;
        this.basis = basis;
        this.streams = streams;
        this.shares = shares;
        this.habits = habits;
    }

    static Expectation assuming(Overheads overheads) {
        return new Expectation(overheads, Plan.Basis.ASSUMED, Map.of(), Map.of(), Optional.empty());
    }

    /**
     * @param where on which links the fit rests, in words
     * @param elsewhere how guests went on other links
     */
    static Expectation learned(
            Fit fit, Map<Link, Long> capacities, Overheads assumed, String where, Map<GuestId, Habit> elsewhere) {
        Map<Link, Double> rates = rates(fit, capacities);
        Map<HostName, Long> streams = new HashMap<>();
        rates.forEach((link, rate) -> {
            long stream = Math.max(1, Math.round(rate));
            streams.merge(link.from(), stream, Math::max);
            streams.merge(link.to(), stream, Math::max);
        });
        int migrations = fit.samples().size();
        Plan.Basis basis = new Plan.Basis(
                "learned from " + migrations + " migrations " + where, migrations, Optional.of(width(fit)));
        return new Expectation(
                split(assumed, fit),
                basis,
                streams,
                shares(rates, capacities),
                Optional.of(fit.habits().knowing(elsewhere)));
    }

    /**
     * What a single stream gets on each link: as was seen on it, or else as fast as on any, or the same part of what it should carry as on the
     * fastest that was seen.
     */
    private static Map<Link, Double> rates(Fit fit, Map<Link, Long> capacities) {
        Map<Link, Double> seen = fit.streams();
        long fastest = fit.samples().stream()
                .mapToLong(sample -> capacities.getOrDefault(sample.outcome().link(), 0L))
                .max()
                .orElse(0);
        double part = fastest == 0 ? 0 : fit.rate() / fastest;
        Map<Link, Double> rates = new HashMap<>();
        capacities.forEach((link, capacity) -> {
            double unseen = Math.max(fit.rate(), capacity * part);
            rates.put(link, Math.min(capacity, seen.getOrDefault(link, unseen)));
        });
        return rates;
    }

    /** For each host the part of what the fastest of its links should carry that a stream gets of it, the best of these. */
    private static Map<HostName, Double> shares(Map<Link, Double> rates, Map<Link, Long> capacities) {
        Map<HostName, Long> fastest = new HashMap<>();
        capacities.forEach((link, capacity) -> {
            fastest.merge(link.from(), capacity, Math::max);
            fastest.merge(link.to(), capacity, Math::max);
        });
        Map<HostName, Double> shares = new HashMap<>();
        rates.forEach((link, rate) -> {
            for (HostName host : List.of(link.from(), link.to())) {
                if (Objects.equals(fastest.get(host), capacities.get(link))) {
                    shares.merge(host, rate / capacities.getOrDefault(link, 1L), Math::max);
                }
            }
        });
        return shares;
    }

    private static Plan.Basis.Width width(Fit fit) {
        Weighed ratios = new Weighed();
        Weighed all = new Weighed();
        fit.samples().forEach(sample -> {
            double ratio = sample.seconds() / fit.line().seconds(sample.sent());
            ratios.add(ratio, sample.weight());
            all.add(ratio, 1);
        });
        return new Plan.Basis.Width(all.quantile(0, 1), ratios.quantile(TENTH, 1), ratios.quantile(1 - TENTH, 1));
    }

    /** Overheads of the length and with the downtime that were learned, and with the time to let go, if that was; else in the proportions of others. */
    private static Overheads split(Overheads like, Fit fit) {
        double down = fit.down();
        double besides = Math.max(0, fit.line().overhead() - down);
        double release = fit.release()
                .map(learned -> Math.min(besides, learned))
                .orElse(besides * (1 - share(like.setup(), like.setup().plus(like.release()))));
        double suspend = share(like.suspend(), like.down());
        double device = share(like.device(), like.down());
        return new Overheads(
                duration(besides - release),
                duration(down * suspend),
                duration(down * device),
                duration(down * (1 - suspend - device)),
                duration(release));
    }

    private static double share(Duration part, Duration whole) {
        return whole.isZero() ? 0 : (double) part.toNanos() / whole.toNanos();
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.max(0, Math.round(seconds * NANOS_PER_SECOND)));
    }

    /** How it is known, and how wide the times are. */
    public Plan.Basis basis() {
        return basis;
    }

    /** What a migration costs besides moving bytes. */
    public Overheads overheads() {
        return overheads;
    }

    /**
     * The bytes a second that a single migration to or from a host gets at most: the most that was learned of one of its links.
     *
     * @param capacity what its link carries, which is the answer where nothing was learned
     */
    public long stream(HostName host, long capacity) {
        return Math.min(capacity, streams.getOrDefault(host, capacity));
    }

    /**
     * The bytes a second that all migrations to or from a host get together at most. Nobody can tell whether a stream that is slower than its link
     * is slow by itself or shows what the link really carries; so no more is counted on than that part of it.
     *
     * @param told what its link carries as configured, which is the answer where nothing was learned
     */
    public long capacity(HostName host, long told) {
        return Math.max(1, Math.round(told * shares.getOrDefault(host, 1.0)));
    }

    /** How a guest writes: as was observed, or as its own migrations and those of others suggest, or as is assumed. */
    public AssumedLoad load(GuestId guest, Observed<Load> observed, long memoryBytes) {
        AssumedLoad told = AssumedLoad.of(observed, memoryBytes);
        return observed.asOptional().isPresent() || memoryBytes <= 0
                ? told
                : habits.map(learned -> new AssumedLoad(learned.load(guest, memoryBytes), told.heaviest()))
                        .orElse(told);
    }
}
