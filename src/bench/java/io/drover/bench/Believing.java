package io.drover.bench;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A host of which Drover believes other loads than its guests have, and whose migrations somebody else hears of as they are ordered. */
record Believing(HostDriver real, Map<GuestId, Load> believed, Consumer<MigrationOrder> ordered) implements HostDriver {
    @Override
    public HostName host() {
        return real.host();
    }

    @Override
    public Traits traits() {
        return real.traits();
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        return real.observe(paths)
                .thenApply(host -> host.withGuests(
                        host.guests().stream().map(this::asBelieved).toList(), host.memory()));
    }

    private Guest asBelieved(Guest guest) {
        var load = believed.get(guest.id());
        return load == null ? guest : Loads.with(guest, load);
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        return real.find(paths);
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        return real.reach(others, directories);
    }

    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        return real.look(guest);
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return real.disks(guest);
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        ordered.accept(order);
        return real.migrate(order);
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return real.follow(order);
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return real.abort(guest);
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        return real.perform(chore);
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {
        real.listen(listener);
    }

    @Override
    public void close() {
        real.close();
    }
}
