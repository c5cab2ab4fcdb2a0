package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The files of the Dom0 that a guest's start reads exist at the destination. A kernel, ramdisk, firmware or bootloader is read only
 * when a domain is built, so that without it the guest moves and serves on, and can be mended in peace: a warning. The device model is
 * started at the destination before the guest may run there, so that without it the migration fails: a block.
 */
final class GuestBootFiles implements DestinationCheck {
    private static final String MODEL = "device model";

    @Override
    public About about() {
        return About.effort(
                        "guest.boot-files",
                        "The files that its start needs exist at the destination",
                        "It moves, and then cannot start again: after a reboot from within, a crash, or at the next boot.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Copy the file to the same path at the destination.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var portrait = question.portrait();
        var files = portrait.setup().bootFiles();
        if (files.isEmpty()) {
            return portrait.isSetUpTold()
                    ? Answer.pass(() -> "its start needs no file of the Dom0 (" + portrait.setupBasis() + ")")
                    : Answer.unknown("which files its start needs is not known (" + portrait.setupBasis() + ")");
        }
        List<Answer> answers = new ArrayList<>(files.size());
        files.forEach((what, path) -> answers.add(examine(question, destination, what, path)));
        return Answer.all(answers, "");
    }

    private static Answer examine(Question question, Host destination, String what, String path) {
        var sight = destination.sight(path);
        if (!(sight instanceof Observed.Known<PathSight> seen)) {
            return Answer.unknown("its " + what + " " + path + ": " + sight.basis());
        }
        boolean exists = seen.value().exists();
        Supplier<String> evidence = () -> "its " + what + " " + path + (exists ? " is on " : " is missing on ")
                + destination.name() + " (" + seen.how() + ")";
        if (exists) {
            return Answer.pass(evidence);
        }
        var remedy = Remedy.commands(
                "Copy it from " + question.source().name() + " to the same path, with " + destination.name()
                        + "'s address after the @.",
                "scp " + Words.quoted(path) + " root@" + destination.name() + ":" + Words.quoted(path));
        return what.equals(MODEL)
                ? Answer.block(
                        evidence.get() + ": the toolstack cannot let it run there",
                        GuestDiskBackend.QEMU.on(
                                destination, "Install the same device model on " + destination.name() + "."))
                : Answer.warn(evidence.get() + ": it would move, and not start again", remedy);
    }
}
