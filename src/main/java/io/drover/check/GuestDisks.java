package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Host;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Every disk is proved to be the same bytes on both hosts. */
final class GuestDisks implements DestinationCheck {
    @Override
    public About about() {
        return About.data(
                        "guest.disks",
                        "Every disk is on storage that both hosts share",
                        "Xen's toolstacks migrate a guest to a host without its disk with success, and it runs on there without it.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.REACH)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Give the destination the same storage at the same path.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        List<Answer> answers = new ArrayList<>(2);
        for (var disk : question.guest().devices().disks()) {
            if (disk.kind() == Disk.Kind.DISK) {
                answers.add(examine(question, destination, disk));
            }
        }
        return Answer.all(answers, "it has no disk");
    }

    private static Answer examine(Question question, Host destination, Disk disk) {
        return disk.source().isPresent()
                ? SharedStorage.prove(question, destination, disk)
                : Answer.unknown(disk.target() + " has no source that "
                        + question.source().name() + " tells");
    }
}
