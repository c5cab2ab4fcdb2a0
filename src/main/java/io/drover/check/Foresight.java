package io.drover.check;

import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Observed;
import java.time.Duration;

/** What can be known beforehand of a migration's cost; checks do not reckon it themselves. */
@FunctionalInterface
public interface Foresight {
    /** For questions that nobody foresees anything for. */
    Foresight NONE = (guest, from, to) -> Observed.unknown("nothing was reckoned");

    /** How long a guest would run nowhere. */
    Observed<Duration> downtime(Guest guest, Host from, Host to);
}
