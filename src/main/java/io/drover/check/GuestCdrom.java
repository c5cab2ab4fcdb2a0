package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;

/** What lies in a guest's CD-ROM and floppy drives is shared, or the drives are empty. */
final class GuestCdrom implements DestinationCheck {
    @Override
    public About about() {
        return About.data(
                "guest.cdrom",
                "No local CD-ROM or floppy image is in a drive",
                "A guest with an emulated machine fails to start at a host that lacks the image, after the whole transfer; others lose"
                        + " the drive.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var answers = question.guest().devices().disks().stream()
                .filter(disk -> disk.kind() != Disk.Kind.DISK)
                .map(disk -> examine(question, destination, disk))
                .toList();
        return Answer.all(answers, "it has no removable drive");
    }

    private static Answer examine(Question question, Host destination, Disk disk) {
        var answer = SharedStorage.prove(question, destination, disk);
        return answer.verdict() == Verdict.PASS ? answer : answer.withRemedy(eject(question, disk));
    }

    private static Remedy eject(Question question, Disk disk) {
        var drive = Words.quoted(question.guest().name()) + " " + Words.quoted(disk.target());
        return Remedy.commands(
                "On " + question.source().name() + ", eject it with one of these (libvirt; xl).",
                "virsh change-media " + drive + " --eject --live --config",
                "xl cd-eject " + drive);
    }
}
