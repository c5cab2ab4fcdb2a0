package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.FileIdentity;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Os;
import io.drover.model.PathSight;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What carries each disk on the source can carry it at the destination. {@code qdisk} is QEMU, which has to be installed, and the only
 * one that reads qcow2; {@code phy} is the kernel's and takes block devices, on FreeBSD files as well (libxl__try_phy_backend of Xen's
 * sources); {@code tap} is a Linux program.
 */
final class GuestDiskBackend implements DestinationCheck {
    private static final Set<String> OF_QEMU = Set.of("qcow", "qcow2", "qed");
    private static final String MODEL = "device model";

    /** The setting that tells whether the Dom0 has a QEMU. */
    private static final String DEVICE_MODEL = "device_model";

    /** Installs it; the package's name is Debian's. */
    static final PerSystem QEMU = PerSystem.of("apt-get install qemu-system-xen", "pkg install xen-tools");

    @Override
    public About about() {
        return About.effort(
                        "guest.disk-backend",
                        "What carries its disks is there at the destination",
                        "Without its backend a disk does not come up, and the guest runs on without it or is given up after the"
                                + " whole transfer.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Install what carries the disk (QEMU for Xen), or give the disk another backend.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        List<Answer> answers = new ArrayList<>(2);
        for (var disk : question.guest().devices().disks()) {
            if (disk.source().isPresent()) {
                answers.add(examine(question, destination, disk));
            }
        }
        return Answer.all(answers, "it has no disk");
    }

    private static Answer examine(Question question, Host destination, Disk disk) {
        var backend = question.portrait().backends().getOrDefault(disk.target(), "");
        Supplier<String> what =
                () -> disk.target() + " (" + disk.format() + (backend.isEmpty() ? "" : ", carried by " + backend) + ")";
        if (OF_QEMU.contains(disk.format()) || backend.equals("qdisk")) {
            return qemu(question, destination, what);
        }
        return switch (backend) {
            case "phy" -> phy(destination, disk, what);
            case "tap" -> tap(question, destination, what);
            default -> Answer.unknown("what carries " + what.get() + " is not known");
        };
    }

    /** Seen at work, or the program that the guest names, or one in any of the places where Xen's tools look for it. */
    private static Answer qemu(Question question, Host destination, Supplier<String> what) {
        if (question.inspection().use(destination).backends().contains("qdisk")) {
            return Answer.pass(
                    () -> what.get() + ": " + destination.name() + " carries disks of other guests by qdisk");
        }
        var program = question.portrait().setup().bootFiles().get(MODEL);
        if (program != null && destination.sight(program) instanceof Observed.Known<PathSight> seen) {
            return hasQemu(destination, seen.value().exists(), what, () -> program + " (" + seen.how() + ")");
        }
        var installed = Told.by(destination, Told.setting(DEVICE_MODEL));
        return installed
                .asOptional()
                .map(told -> hasQemu(
                        destination,
                        told.equals("present"),
                        what,
                        () -> "QEMU for Xen where Xen's tools look for it"
                                + Told.how(destination, Told.setting(DEVICE_MODEL))))
                .orElseGet(() -> Answer.unknown(what.get() + ": whether " + destination.name()
                        + " has QEMU for Xen is not known (" + installed.basis() + ")"));
    }

    private static Answer hasQemu(Host destination, boolean has, Supplier<String> what, Supplier<String> program) {
        return has
                ? Answer.pass(() -> what.get() + ": " + destination.name() + " has " + program.get())
                : Answer.block(
                        what.get() + ": " + destination.name() + " lacks " + program.get(),
                        QEMU.on(destination, "On " + destination.name() + ", install QEMU for Xen."));
    }

    private static Answer phy(Host destination, Disk disk, Supplier<String> what) {
        var path = disk.source().orElse("");
        var sight = destination.sight(path);
        if (!(sight instanceof Observed.Known<PathSight> seen)) {
            return Answer.unknown(what.get() + ": " + sight.basis());
        }
        Optional<FileIdentity> file = seen.value().file();
        if (file.isEmpty()) {
            return Answer.unknown(what.get() + ": whether " + path + " is a device on " + destination.name()
                    + " is not known (" + seen.how() + ")");
        }
        boolean taken = file.get().kind() == FileIdentity.Kind.DEVICE
                || Told.system(destination).equals(Optional.of(Os.FREEBSD));
        return taken
                ? Answer.pass(() -> what.get() + ": " + destination.name() + " has " + path + " (" + seen.how() + ")")
                : Answer.block(
                        what.get() + ": " + path + " is no block device on " + destination.name() + " (" + seen.how()
                                + ")",
                        Remedy.commands(
                                "Give " + destination.name()
                                        + " the device at that path, or name qdisk as the disk's backend"
                                        + " in the guest's configuration and start it anew.",
                                "ls -lL " + Words.quoted(path)));
    }

    private static Answer tap(Question question, Host destination, Supplier<String> what) {
        if (question.inspection().use(destination).backends().contains("tap")) {
            return Answer.pass(() -> what.get() + ": " + destination.name() + " carries disks of other guests by tap");
        }
        return Told.system(destination).equals(Optional.of(Os.FREEBSD))
                ? Answer.block(
                        what.get() + ": " + destination.name() + " runs FreeBSD, which has no tap",
                        Restart.with(
                                question,
                                "name qdisk (xl) or the driver qemu (libvirt) as the disk's backend in its configuration"))
                : Answer.unknown(what.get() + ": whether " + destination.name() + " has tap is not known");
    }
}
