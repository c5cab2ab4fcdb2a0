package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Observed;
import java.util.List;

/** The hosts of a fleet, one a line. */
public final class HostsView {
    private HostsView() {}

    /** The table, in the order of names; a host that did not answer stands there with the reason. */
    public static List<Line> of(Fleet fleet) {
        var table = Table.of("HOST", "STATE", "XEN", "TOOLSTACK", ">CPUS", ">MEMORY", ">FREE", ">RUNNING");
        for (var host : fleet.hosts().values()) {
            boolean cordoned = fleet.cordoned().contains(host.name());
            table.row(
                    Cell.of(host.name().value()),
                    cordoned ? new Cell("cordoned", Tone.WARNING) : new Cell("up", Tone.GOOD),
                    version(host.platform().xen()),
                    toolstack(host.platform()),
                    Cell.of(String.valueOf(host.cpu().threads())),
                    Cell.of(Amounts.bytes(host.memory().totalBytes())),
                    Cell.of(Amounts.bytes(host.memory().freeBytes())),
                    Cell.of(String.valueOf(
                            host.guests().stream().filter(Guest::isActive).count())));
        }
        fleet.unreachable().forEach((name, why) -> {
            var nothing = Cell.of("");
            var state = new Cell("unreachable: " + why, Tone.BAD);
            table.row(Cell.of(name.value()), state, nothing, nothing, nothing, nothing, nothing, nothing);
        });
        return table.lines();
    }

    private static <T> Cell version(Observed<T> version) {
        return version.asOptional()
                .map(known -> Cell.of(known.toString()))
                .orElseGet(() -> new Cell("unknown", Tone.WARNING));
    }

    private static Cell toolstack(Host.Platform platform) {
        return Cell.of(platform.toolstack() + " "
                + version(platform.toolstackVersion()).text());
    }
}
