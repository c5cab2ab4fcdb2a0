package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.Host;

/** A guest with the destination that was chosen for it. */
record Placed(Guest guest, Host to) {}
