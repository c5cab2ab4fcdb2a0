package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Remedy;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Is this disk the same bytes on both hosts?
 *
 * @param question the move
 * @param destination where to
 * @param disk the disk
 * @param path its source
 */
record DiskQuestion(Question question, Host destination, Disk disk, String path) {
    private static final Remedy NONE = Remedy.advice("");

    Host source() {
        return question.source();
    }

    /** The disk in words. */
    String what() {
        return disk.target() + " (" + path + ")";
    }

    Observed<PathSight> here() {
        return source().sight(path);
    }

    Observed<PathSight> there() {
        return destination.sight(path);
    }

    String directory() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Whether the destination saw the file of a random name that the source wrote beside the disk. */
    Observed<Boolean> canary() {
        return Optional.ofNullable(question.reach().canaries().get(directory()))
                .orElseGet(() -> Observed.unknown("no file was written into " + directory() + " to look for"));
    }

    Answer proved(Supplier<String> why) {
        return Standing.PROVED.about(this::what, why, () -> NONE);
    }

    /** Everything agrees but the proof, which is missing for that reason. */
    Answer asserted(Supplier<String> why, String missing) {
        return Standing.ASSERTED.about(
                this::what, () -> why.get() + "; not proved, since no canary was seen: " + missing, this::probing);
    }

    private Remedy probing() {
        var probe = Words.quoted(directory() + "/drover-probe");
        return Remedy.commands(
                "Give Drover a login to both Dom0s, so that it can write a file here and look for it there; or try it by"
                        + " hand: the first on " + source().name() + ", the second on " + destination.name()
                        + ", the third on " + source().name() + ".",
                "touch " + probe,
                "ls -l " + probe,
                "rm " + probe);
    }

    Answer disproved(String why, Remedy remedy) {
        return Standing.DISPROVED.about(this::what, () -> why, () -> remedy);
    }

    Answer unknown(String why) {
        return Answer.unknown(what() + ": " + why);
    }

    /** Whatever else agrees: what was written beside the disk was not there. */
    Answer withoutCanary(String basis) {
        return disproved(
                "a file that " + source().name() + " wrote beside it did not appear on " + destination.name() + " ("
                        + basis + ")",
                Remedy.commands(
                        "Compare what is mounted there on both hosts, and give " + destination.name()
                                + " the same file system.",
                        "df " + Words.quoted(directory()),
                        "mount"));
    }

    /** The destination was looked at, and the path is not there. */
    Answer notThere(String why, PathSight seen, String how) {
        var path = Words.quoted(path());
        var advice = "On " + destination.name() + ", mount the storage or mend its mount, and look.";
        var remedy = seen.pool().isEmpty()
                ? Remedy.commands(advice, "ls -l " + path)
                : Remedy.commands(
                        "On " + destination.name() + ", refresh the pool or mend its mount, and look.",
                        "virsh pool-refresh " + Words.quoted(seen.pool()),
                        "ls -l " + path);
        return disproved(why + destination.name() + " does not see it (" + how + ")", remedy);
    }
}
