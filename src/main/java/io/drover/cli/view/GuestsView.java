package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import java.util.Comparator;
import java.util.List;

/** The guests of a fleet, one a line for each host that knows them. */
public final class GuestsView {
    private GuestsView() {}

    /** The table, by host and name. */
    public static List<Line> of(Fleet fleet) {
        var table = Table.of("GUEST", "HOST", "STATE", "TYPE", ">MEMORY", ">VCPUS", "AUTOSTART", "UUID");
        fleet.hosts()
                .values()
                .forEach(host -> host.guests().stream()
                        .sorted(Comparator.comparing(Guest::name))
                        .forEach(guest -> row(table, host, guest)));
        return table.lines();
    }

    private static void row(Table table, Host host, Guest guest) {
        table.row(
                Cell.of(guest.name()),
                Cell.of(host.name().value()),
                state(guest),
                Cell.of(guest.type().name()),
                Cell.of(Amounts.bytes(guest.memoryBytes())),
                Cell.of(String.valueOf(guest.vcpus())),
                Cell.of(guest.definition().autostart() ? "yes" : "no"),
                Cell.of(guest.id().toString()));
    }

    private static Cell state(Guest guest) {
        return switch (guest.condition().state()) {
            case RUNNING -> new Cell(guest.condition().said(), Tone.GOOD);
            case SHUT_OFF -> new Cell(guest.condition().said(), Tone.FAINT);
            case CRASHED, OTHER -> new Cell(guest.condition().said(), Tone.BAD);
            case PAUSED, SUSPENDED, INCOMING, SHUTTING_DOWN ->
                new Cell(guest.condition().said(), Tone.WARNING);
        };
    }
}
