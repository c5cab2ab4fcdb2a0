package io.drover.engine;

import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.VirtualDisk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last proof: a guest that arrived can use its disks. Xen's toolstacks move a guest with success to a host that cannot open one of
 * them, and it runs on without. Backends connect a moment after the guest runs, so a disk is given time before it is an alarm.
 */
final class Connecting {
    private final Patience patience;

    Connecting(Patience patience) {
        this.patience = patience;
    }

    /** Asks for the disks of a guest that is settled. */
    static void ask(Draft draft, Migration migration, String settled) {
        draft.perform(new Effect.SeeDisks(migration.id(), migration.move(), settled, draft.first(migration.id())));
    }

    void decide(Draft draft, Event.DisksSeen seen) {
        Migration migration = draft.migration(seen.migration());
        if (migration.phase() != Phase.SETTLING) {
            return;
        }
        if (!(seen.disks() instanceof Observed.Known<List<VirtualDisk>> known)) {
            String unseen = "; whether its disks are connected was not seen: "
                    + seen.disks().basis();
            arrived(draft, migration, seen.settled() + unseen);
            return;
        }
        Optional<String> lost = lost(known.value());
        if (lost.isEmpty()) {
            arrived(draft, migration, seen.settled() + "; " + proof(known, migration.move()));
        } else if (seen.attempt().lasted(draft.counted()).compareTo(patience.connecting()) < 0) {
            draft.perform(new Effect.SeeDisks(
                    migration.id(),
                    migration.move(),
                    seen.settled(),
                    seen.attempt().next()));
        } else {
            draft.enter(migration.id(), Phase.NEEDS_OPERATOR, Account.ofDisks(migration, lost.get()));
        }
    }

    /** What arrived beside another sender may not be whole, whatever its disks say, so it is not called done. */
    private static void arrived(Draft draft, Migration migration, String proof) {
        Optional<String> rival = migration.course().rival();
        draft.enter(
                migration.id(),
                rival.isEmpty() ? Phase.DONE : Phase.NEEDS_OPERATOR,
                rival.map(who -> Account.ofRival(migration, who, proof)).orElse(proof));
    }

    private static String proof(Observed.Known<List<VirtualDisk>> disks, Move move) {
        if (disks.value().isEmpty()) {
            return "it has no disk on " + move.to();
        }
        String names = disks.value().stream().map(VirtualDisk::target).collect(Collectors.joining(", "));
        return names + " connected on " + move.to() + " (" + disks.how() + ")";
    }

    private static Optional<String> lost(List<VirtualDisk> disks) {
        return disks.stream()
                .filter(disk -> !disk.isConnected())
                .map(disk -> disk.target() + " (" + disk.backend() + ", state " + disk.state() + ")")
                .reduce((one, other) -> one + ", " + other);
    }
}
