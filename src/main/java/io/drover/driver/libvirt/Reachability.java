package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.port.HostNotice;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether a host's libvirt answers, and when it may be tried again. Calls in between fail at once instead of waiting. */
final class Reachability {
    private final HostName host;
    private final Backoff backoff;
    private final Consumer<HostNotice> notices;
    private boolean told;
    private boolean up;
    private long notBefore = Long.MIN_VALUE;
    private String why = "";

    Reachability(HostName host, Backoff backoff, Consumer<HostNotice> notices) {
        this.host = host;
        this.backoff = backoff;
        this.notices = notices;
    }

    /** Refuses an attempt that comes too early after a failed one. */
    synchronized void mayTry(long nowNanos) throws LibvirtFailure {
        if (notBefore != Long.MIN_VALUE && nowNanos - notBefore < 0) {
            long seconds = Duration.ofNanos(notBefore - nowNanos).toSeconds() + 1;
            throw new LibvirtFailure(LibvirtFailure.NO_CONNECT, why + " (Drover tries again within " + seconds + " s)");
        }
    }

    /** A connection stands. */
    void reached() {
        Optional<HostNotice> news;
        synchronized (this) {
            backoff.succeeded();
            notBefore = Long.MIN_VALUE;
            news = turn(true, new HostNotice.Connected(host));
        }
        news.ifPresent(notices);
    }

    /**
     * The connection is gone, or could not be had.
     *
     * @return how long to wait before the next attempt
     */
    Duration lost(String reason, long nowNanos) {
        Duration wait;
        Optional<HostNotice> news;
        synchronized (this) {
            wait = backoff.failed();
            notBefore = nowNanos + wait.toNanos();
            why = reason;
            news = turn(false, new HostNotice.Disconnected(host, reason));
        }
        news.ifPresent(notices);
        return wait;
    }

    private Optional<HostNotice> turn(boolean nowUp, HostNotice notice) {
        boolean isNews = !told || up != nowUp;
        told = true;
        up = nowUp;
        return isNews ? Optional.of(notice) : Optional.empty();
    }
}
