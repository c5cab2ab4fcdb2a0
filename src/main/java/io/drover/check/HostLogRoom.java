package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Mount;
import io.drover.model.Verdict;
import java.util.Comparator;
import java.util.List;

/** There is room for the logs that Xen's tools write for every guest that starts or arrives. */
final class HostLogRoom implements HostCheck {
    private static final String LOGS = "/var/log/xen";
    private static final MountState.Room ROOM = new MountState.Room(2, 100L << 20);

    @Override
    public About about() {
        return About.effort(
                        "host.log-room",
                        "There is room for Xen's logs",
                        "xl and the device model open a log before they take a guest in, and end where they cannot; and what went"
                                + " wrong is then told nowhere.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Make room where /var/log/xen lies.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(host, Dom0::mounts, "the mounts", mounts -> judge(host, mounts));
    }

    private static Answer judge(Host host, List<Mount> mounts) {
        var how = Told.how(host, Dom0::mounts);
        return mounts.stream()
                .filter(mount -> mount.holds(LOGS))
                .max(Comparator.comparingInt(mount -> mount.target().length()))
                .map(mount -> new MountState(host, mount, how).room(ROOM))
                .orElseGet(() -> Answer.unknown(host.name() + " tells of no file system that holds " + LOGS + how));
    }
}
