package io.drover.cli.http;

import io.drover.model.RunId;
import java.util.List;

/**
 * How far a run is.
 *
 * @param run which run
 * @param settled migrations that are over or wait for an operator
 * @param total migrations of the run
 * @param transfers those under way
 */
public record Transfers(RunId run, int settled, int total, List<Transfer> transfers) {
    public Transfers {
        transfers = List.copyOf(transfers);
    }
}
