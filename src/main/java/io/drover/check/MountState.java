package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Mount;
import io.drover.model.Remedy;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system that guests need, on a host.
 *
 * @param host the host
 * @param mount the file system
 * @param how how it is known, in brackets
 */
record MountState(Host host, Mount mount, String how) {
    private static final long PERCENT = 100;

    /** Whether guests can write, with room left, and after the next boot too. */
    Answer usable(Room room) {
        List<Answer> answers = new ArrayList<>();
        answers.add(writable());
        answers.add(room(room));
        answers.add(atBoot());
        return Answer.all(answers, "");
    }

    /**
     * How much has to be left.
     *
     * @param percent of its size
     * @param bytes or in bytes, whichever is more
     */
    record Room(int percent, long bytes) {}

    private Answer writable() {
        return mount.readOnly()
                ? Answer.block(
                        what() + " is mounted read-only" + how,
                        new PerSystem(List.of("mount -o remount,rw " + target()), List.of("mount -u -o rw " + target()))
                                .on(
                                        host,
                                        "On " + host.name()
                                                + ", mount it for writing; if the server refuses, it exports it read-only: mend"
                                                + " its export."))
                : Answer.pass(what() + " is writable" + how);
    }

    /** Whether there is room left. */
    Answer room(Room wanted) {
        long free = mount.availableBytes();
        long capacity = mount.capacityBytes();
        if (capacity <= 0) {
            return Answer.pass(what() + " tells no size" + how);
        }
        var evidence = what() + " has " + Words.mib(free) + " of " + Words.mib(capacity) + " left" + how;
        if (free <= 0) {
            return Answer.block(evidence, makeRoom());
        }
        boolean scarce = free < wanted.bytes() || free < capacity / PERCENT * wanted.percent();
        return scarce ? Answer.warn(evidence, makeRoom()) : Answer.pass(evidence);
    }

    private Remedy makeRoom() {
        return Remedy.commands(
                "On " + host.name() + ", see what takes the room, and remove what nobody needs or enlarge it.",
                "df -h " + target(),
                "du -xk " + target() + " | sort -n | tail -n 20");
    }

    private Answer atBoot() {
        return mount.atBoot()
                ? Answer.pass(what() + " is mounted at boot")
                : Answer.warn(
                        what() + " is not mounted at boot" + how,
                        new PerSystem(
                                        List.of(fstab(mount.type() + " defaults,_netdev 0 0")),
                                        List.of(fstab(mount.type() + " rw,late 0 0")))
                                .on(host, "On " + host.name() + ", list it in /etc/fstab."));
    }

    /** A line of fstab, in which a blank is written as its octal code. */
    private String fstab(String rest) {
        var line = field(mount.source()) + " " + field(mount.target()) + " " + rest;
        return "printf '%s\\n' " + Words.quoted(line) + " >> /etc/fstab";
    }

    private static String field(String text) {
        return text.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012");
    }

    private String target() {
        return Words.quoted(mount.target());
    }

    private String what() {
        return mount.target() + " of " + host.name() + " (" + mount.source() + ")";
    }
}
