package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Fix;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What lies in a guest's CD-ROM and floppy drives is shared, or the drives are empty. */
final class GuestCdrom implements DestinationCheck {
    @Override
    public About about() {
        return About.data(
                        "guest.cdrom",
                        "No local CD-ROM or floppy image is in a drive",
                        "A guest with an emulated machine fails to start at a host that lacks the image, after the whole transfer; others lose"
                                + " the drive.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.REACH)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Eject it, or put the image on storage that both hosts share.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        List<Answer> answers = new ArrayList<>(1);
        for (var disk : question.guest().devices().disks()) {
            if (disk.kind() != Disk.Kind.DISK) {
                answers.add(examine(question, destination, disk));
            }
        }
        return Answer.all(answers, "it has no removable drive");
    }

    private static Answer examine(Question question, Host destination, Disk disk) {
        var answer = SharedStorage.prove(question, destination, disk);
        return answer.verdict() == Verdict.PASS ? answer : answer.withRemedy(eject(question, disk));
    }

    /** libxl changes a drive's medium only in the emulated machine of an HVM guest; elsewhere it is a disk like any other. */
    private static Remedy eject(Question question, Disk disk) {
        var guest = question.guest();
        var name = Words.quoted(guest.name());
        var drive = name + " " + Words.quoted(disk.target());
        var source = question.source().name();
        return guest.type() == GuestType.HVM
                ? offered(
                        question,
                        disk,
                        Remedy.commands(
                                "On " + source + ", eject it with one of these (libvirt; xl).",
                                "virsh change-media " + drive + " --eject --live --config",
                                "xl cd-eject " + drive))
                : Remedy.commands(
                        "Xen ejects nothing from a running " + guest.type() + " guest. On " + source
                                + ", take the drive out of its definition, then " + Restart.ANEW + ".",
                        "virsh detach-disk " + drive + " --config",
                        "virsh shutdown " + name,
                        "virsh start " + name);
    }

    /** Drover changes nothing on a host that it only looks at. */
    private static Remedy offered(Question question, Disk disk, Remedy eject) {
        var guest = question.guest();
        var source = question.source();
        return source.platform().isOnlyLookedAt()
                ? eject
                : eject.by(new Fix.EjectMedia(
                        source.name(),
                        guest.id(),
                        guest.name(),
                        new TreeMap<>(Map.of(disk.target(), disk.source().orElse("")))));
    }
}
