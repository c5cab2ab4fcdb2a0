package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.Migration;
import io.drover.model.Move;
import java.util.stream.Collectors;

/** What an operator is told when Drover may not decide: what each host said, what it means, and the ways out. */
final class Account {

    private Account() {}

    static String of(Migration migration, Event.BothSeen seen, Ruling ruling) {
        Move move = migration.move();
        String ways = new WaysOut(move, seen.source(), seen.destination()).of(ruling);
        return migration.why() + ". " + move.from() + " says: " + seen.source().inWords() + "; " + move.to() + " says: "
                + seen.destination().inWords() + ". That means: " + ruling.meaning() + ". " + reason(ruling) + ways
                + then(migration);
    }

    /** Why Drover does not act by itself. */
    private static String reason(Ruling ruling) {
        return switch (ruling.kind()) {
            case ASKS -> "An operator must decide: " + ruling.consequence() + ". ";
            case ACTS ->
                "Drover would " + ruling.consequence()
                        + ", but only on Xen's own word from both hosts, with nobody at work on the guest. ";
            default -> "";
        };
    }

    private static String then(Migration migration) {
        return " Then: drover settle " + migration.id()
                + " --as arrived|stayed|look-again --reason '...' (drover reconcile "
                + migration.id().run() + " looks again at all that is left of the run)";
    }

    static String ofSettling(Migration migration, String trouble) {
        Move move = migration.move();
        return move.name() + " runs on " + move.to() + ", but what the hosts keep of it could not be settled: "
                + trouble
                + ". Before " + move.from() + " boots again: virsh undefine " + move.guest() + " on " + move.from()
                + " if it still has a definition there. Where libvirt waits for a lock that no job explains: systemctl restart libvirtd, which"
                + " leaves guests alone." + then(migration);
    }

    /** An alarm: the guest runs, and not all of its disks with it. */
    static String ofDisks(Migration migration, String lost) {
        Move move = migration.move();
        return "ALARM: " + move.name() + " runs on " + move.to() + " without " + lost
                + ". What it writes there is lost. Look at 'xl block-list " + move.guest()
                + "' and /var/log/xen/qemu-dm-*.log on " + move.to()
                + ", give that host the storage, then shut the guest down and start it there." + then(migration);
    }

    /** An alarm: the guest runs, on memory that two senders spoilt for each other. */
    static String ofRival(Migration migration, String rival, String proof) {
        Move move = migration.move();
        return "ALARM: " + move.name() + " runs on " + move.to() + " (" + proof
                + "), and somebody else sent it at the same time (" + rival
                + "), so the memory that arrived may not be whole, whether that shows or not. To be safe, start it anew from its disk: on "
                + move.to() + ": virsh destroy " + move.guest() + ", then virsh start " + move.guest() + "."
                + then(migration);
    }

    /** Which of a pair of hosts did not answer the checks. */
    static String ofSilence(Fleet pair) {
        return pair.unreachable().entrySet().stream()
                .map(silent -> "no answer from " + silent.getKey() + ": " + silent.getValue())
                .collect(Collectors.joining("; "));
    }
}
