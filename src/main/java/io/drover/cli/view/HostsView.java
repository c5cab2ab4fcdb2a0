package io.drover.cli.view;

import io.drover.cli.http.HostList;
import io.drover.cli.http.HostStatus;
import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Observed;
import java.util.List;

/** The hosts of a fleet, one a line. */
public final class HostsView {
    private HostsView() {}

    /** The table, in the order of names; what keeps a host from taking guests stands with the reason. */
    public static List<Line> of(HostList list) {
        var table = Table.of("HOST", "STATE", "XEN", "TOOLSTACK", ">CPUS", ">MEMORY", ">FREE", ">RUNNING");
        list.hosts()
                .forEach(status -> table.row(
                        status.host().map(host -> row(host, state(status))).orElseGet(() -> silent(status))));
        return table.lines();
    }

    private static Cell[] row(Host host, Cell state) {
        return new Cell[] {
            Cell.of(host.name().value()),
            state,
            version(host.platform().xen()),
            toolstack(host.platform()),
            Cell.of(String.valueOf(host.cpu().threads())),
            Cell.of(Amounts.bytes(host.memory().totalBytes())),
            Cell.of(Amounts.bytes(host.memory().freeBytes())),
            Cell.of(String.valueOf(
                    host.guests().stream().filter(Guest::isActive).count())),
        };
    }

    private static Cell state(HostStatus status) {
        return status.cordonReason()
                .map(reason -> new Cell("cordoned: " + reason, Tone.WARNING))
                .orElse(new Cell("up", Tone.GOOD));
    }

    private static Cell[] silent(HostStatus status) {
        var nothing = Cell.of("");
        var state = new Cell("unreachable: " + status.why().orElse("no reason is known"), Tone.BAD);
        return new Cell[] {Cell.of(status.name().value()), state, nothing, nothing, nothing, nothing, nothing, nothing};
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
