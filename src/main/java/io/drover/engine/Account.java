package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Sighting;
import java.util.stream.Collectors;

/** What an operator is told when Drover may not decide: what each host said, what it means, and the ways out. */
final class Account {

    private Account() {}

    static String of(Migration migration, Sighting source, Sighting destination, Judgement judgement) {
        Move move = migration.move();
        return migration.why() + ". " + move.from() + " says: " + source.inWords() + "; " + move.to() + " says: "
                + destination.inWords() + ". That means: " + judgement.words() + ". " + waysOut(move, judgement)
                + " Then: drover reconcile " + migration.id().run();
    }

    static String ofSettling(Migration migration, String trouble) {
        Move move = migration.move();
        return move.name() + " runs on " + move.to() + ", but what the hosts keep of it could not be settled: "
                + trouble
                + ". Before " + move.from() + " boots again: virsh undefine " + move.guest() + " on " + move.from()
                + " if it still has a definition there. Then: drover reconcile "
                + migration.id().run();
    }

    /** An alarm: the guest runs, and not all of its disks with it. */
    static String ofDisks(Migration migration, String lost) {
        Move move = migration.move();
        return "ALARM: " + move.name() + " runs on " + move.to() + " without " + lost
                + ". What it writes there is lost. Look at 'xl block-list " + move.guest()
                + "' and /var/log/xen/qemu-dm-*.log on " + move.to()
                + ", give that host the storage, then shut the guest down and start it there. Then: drover reconcile "
                + migration.id().run();
    }

    /** Which of a pair of hosts did not answer the checks. */
    static String ofSilence(Fleet pair) {
        return pair.unreachable().entrySet().stream()
                .map(silent -> "no answer from " + silent.getKey() + ": " + silent.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String waysOut(Move move, Judgement judgement) {
        String guest = move.guest().toString();
        return switch (judgement) {
            case SILENCE, UNDER_WAY -> "Make both hosts answer, and start the guest nowhere by hand before they do.";
            case TWICE ->
                "DANGER: two copies write one disk. Find out with 'xl list' on both hosts which one really runs, and"
                        + " destroy the other at once: virsh destroy " + guest + ".";
            case NOWHERE ->
                "Look at 'xl list' on both hosts; if neither shows it, start it on one: virsh start " + guest + ".";
            default ->
                "Look at 'xl list' on both hosts, never run both copies. Back: virsh destroy " + guest + " on "
                        + move.to() + ", then virsh resume (or dompmwakeup) " + guest + " on " + move.from()
                        + ". Forward: virsh resume " + guest + " on " + move.to() + ", then virsh destroy " + guest
                        + " on "
                        + move.from() + ". If libvirt refuses, restart libvirtd on both hosts first: guests run on.";
        };
    }
}
