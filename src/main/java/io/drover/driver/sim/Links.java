package io.drover.driver.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Migration links that are pulled, put back and slowed down. */
final class Links {
    /** A link that was gone for 25 s broke the migration once it was back, and not before. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(25);

    private final Transfers transfers;
    private final Map<FairShare.Link, Instant> pulled = new HashMap<>();

    Links(Transfers transfers) {
        this.transfers = transfers;
    }

    void narrow(FairShare.Link link, double share) {
        transfers.network().narrow(link, share);
        if (share > 0) {
            putBack(link);
        } else if (!pulled.containsKey(link)) {
            pull(link);
        }
    }

    private void pull(FairShare.Link link) {
        Instant now = transfers.world().now();
        pulled.put(link, now);
        transfers.world().later(Transfer.TCP_GIVES_UP_AFTER, () -> {
            if (now.equals(pulled.get(link))) {
                breakStreams(link);
            }
        });
    }

    private void putBack(FairShare.Link link) {
        Instant since = pulled.remove(link);
        if (since != null && Duration.between(since, transfers.world().now()).compareTo(KEEPALIVE) >= 0) {
            breakStreams(link);
        }
    }

    private void breakStreams(FairShare.Link link) {
        transfers.underWay().stream()
                .filter(transfer -> transfer.what().flow().uses(link))
                .filter(transfer -> transfer.stage() != Stage.ARRIVED)
                .forEach(transfer -> transfer.fail(Errors.keepalive()));
    }
}
