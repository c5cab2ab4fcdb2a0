package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.HostClock;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The hosts' clocks agree. A guest takes its wall clock from the host that it is resumed on, so at the hand-over its time jumps by the
 * difference, unless it keeps time itself: files and log lines then lie in the future, timers wait too long or not at all, tickets are
 * refused. No host whose time service works is a second off, and none is half a minute off by accident. Ganeti's cluster-verify, the
 * only one of its kind that looks at all, complains above 150 s (NODE_MAX_CLOCK_SKEW); here a minute must not pass.
 */
final class PairClocks implements PairCheck {
    private static final double NOTICEABLE_SECONDS = 1;
    private static final double TOO_MUCH_SECONDS = 30;
    private static final double NANOS = 1e9;

    @Override
    public About about() {
        return About.effort(
                        "pair.clocks",
                        "The hosts' clocks agree",
                        "The guest's time jumps by the difference when it is handed over; logs, timers, tickets and databases notice.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Start a time service on both hosts, and let it step the clock.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        return PairCheck.both(
                question,
                destination,
                Dom0::clock,
                "the clock",
                (here, there) -> judge(question.source(), destination, here, there));
    }

    private static Answer judge(Host source, Host destination, HostClock here, HostClock there) {
        double ahead = seconds(there.ahead()) - seconds(here.ahead());
        double apart = Math.abs(ahead);
        double unsure = Math.abs(seconds(here.uncertainty())) + Math.abs(seconds(there.uncertainty()));
        Supplier<String> evidence =
                () -> destination.name() + "'s clock is " + words(apart) + (ahead < 0 ? " behind " : " ahead of ")
                        + source.name() + "'s, give or take " + words(unsure) + Told.how(source, Dom0::clock)
                        + unkept(source, here) + unkept(destination, there);
        boolean sourceIsOff = Math.abs(seconds(here.ahead())) > Math.abs(seconds(there.ahead()));
        Supplier<Remedy> remedy = () -> sourceIsOff ? remedy(source, destination) : remedy(destination, source);
        if (apart - unsure > TOO_MUCH_SECONDS) {
            return Answer.block(evidence.get(), remedy.get());
        }
        if (apart - unsure > NOTICEABLE_SECONDS) {
            return Answer.warn(evidence, remedy);
        }
        return apart + unsure > TOO_MUCH_SECONDS
                ? Answer.unknown(evidence.get() + ": too unsure to tell")
                : Answer.pass(evidence);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    private static String words(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String unkept(Host host, HostClock clock) {
        return clock.synchronised() ? "" : "; no time service keeps that of " + host.name();
    }

    /**
     * The one that differs more from Drover's own clock is named; it need not be the wrong one. The time is read once the login
     * stands, since a login can take longer than what the clocks may differ by.
     */
    private static Remedy remedy(Host wrong, Host right) {
        var address = Words.quoted("root@" + wrong.name());
        return new PerSystem(
                        List.of(
                                "systemctl enable --now chrony",
                                "chronyc makestep",
                                "{ sleep 5; date +%s.%N; } | ssh " + address + " 'read now && date -u -s @$now'"),
                        List.of(
                                "sysrc ntpd_enable=YES ntpd_sync_on_start=YES",
                                "service ntpd restart",
                                "{ sleep 5; date +%s; } | ssh " + address + " 'read now && date -u -f %s $now'"))
                .on(
                        wrong,
                        "Let a time service set the clock of " + wrong.name()
                                + ", whose clock differs more from this machine's; where it has none, set it once from "
                                + right.name() + " (the last command, there).");
    }
}
