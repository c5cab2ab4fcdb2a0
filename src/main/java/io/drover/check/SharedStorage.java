package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Remedy;
import io.drover.model.StoragePool;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Proof that a path means the same bytes on both hosts. Three things make it: the source's pool that holds the path has an
 * identity; the destination has the pool of that identity, active, at the same place; and the path was seen there. The same
 * path on both hosts proves nothing, since each may have a file of its own.
 */
final class SharedStorage {
    private SharedStorage() {}

    /** Whether a drive's source is proved on storage that both hosts reach. An empty drive needs none. */
    static Answer prove(Question question, Host destination, Disk disk) {
        if (disk.source().isEmpty()) {
            return Answer.pass(disk.target() + " is empty");
        }
        var path = disk.source().get();
        var what = disk.target() + " (" + path + ")";
        if (disk.transport() == Disk.Transport.NETWORK) {
            return Answer.unknown(
                    what + " is a network volume; whether " + destination.name() + " reaches it is not known");
        }
        if (!path.startsWith("/") || (path + "/").contains("/../")) {
            return Answer.unknown(what + " is not a plain absolute path");
        }
        var pools = question.source().pools();
        if (!(pools instanceof Observed.Known<List<StoragePool>> known)) {
            return Answer.unknown(
                    what + ": the pools of " + question.source().name() + " are not known: " + pools.basis());
        }
        return poolOf(known.value(), path)
                .map(pool -> proveFrom(question, destination, pool, new Subject(path, what)))
                .orElseGet(() -> Answer.unknown(
                        what + " lies in no active pool of " + question.source().name() + " (" + pools.basis() + ")"));
    }

    private record Subject(String path, String what) {}

    private static Answer proveFrom(Question question, Host destination, StoragePool pool, Subject subject) {
        var source = question.source().name();
        if (pool.identity().isEmpty()) {
            return Answer.block(
                    subject.what() + " lies in pool " + pool.name() + ", which belongs to " + source + " alone",
                    Remedy.advice("Move it to storage that both hosts share; a file of the same path at "
                            + destination.name() + " is not the same file."));
        }
        if (!(destination.pools() instanceof Observed.Known<List<StoragePool>> known)) {
            return Answer.unknown(subject.what() + ": the pools of " + destination.name() + " are not known: "
                    + destination.pools().basis());
        }
        var there = poolOf(known.value(), subject.path());
        boolean same = there.filter(other -> isSame(pool, other)).isPresent();
        return same ? provePath(destination, pool, subject) : notShared(destination, pool, known.value(), subject);
    }

    private static Answer provePath(Host destination, StoragePool pool, Subject subject) {
        var sight = destination.paths().get(subject.path());
        if (sight == null) {
            return Answer.unknown(subject.what() + " was not looked up on " + destination.name());
        }
        if (!(sight instanceof Observed.Known<PathSight> seen)) {
            return Answer.unknown(
                    subject.what() + " could not be looked up on " + destination.name() + ": " + sight.basis());
        }
        var at = pool.identity().orElse("") + " on both hosts";
        return seen.value().exists()
                ? Answer.pass(subject.what() + " is on " + at + ", seen on " + destination.name() + " by " + seen.how())
                : Answer.block(
                        subject.what() + " is on " + at + ", yet " + destination.name() + " does not see it ("
                                + seen.how() + ")",
                        Remedy.commands(
                                "On " + destination.name() + ", refresh the pool or mend its mount, and look.",
                                "virsh pool-refresh " + Words.quoted(pool.name()),
                                "ls -l " + Words.quoted(subject.path())));
    }

    private static Answer notShared(Host destination, StoragePool pool, List<StoragePool> there, Subject subject) {
        var idle = there.stream()
                .filter(other -> !other.active() && isSame(pool, other))
                .findFirst();
        var evidence = subject.what() + " is on " + pool.identity().orElse("") + " at " + pool.targetPath() + ", which "
                + destination.name() + (idle.isPresent() ? " has not started" : " does not have there") + " ("
                + destination.pools().basis() + ")";
        var name = Words.quoted(idle.orElse(pool).name());
        return Answer.block(
                evidence,
                idle.isPresent()
                        ? Remedy.commands("On " + destination.name() + ", start the pool.", "virsh pool-start " + name)
                        : Remedy.commands(
                                "Give " + destination.name()
                                        + " the pool that this prints on the source, at the same path.",
                                "virsh pool-dumpxml " + name));
    }

    private static boolean isSame(StoragePool pool, StoragePool other) {
        return pool.identity().equals(other.identity()) && trimmed(pool).equals(trimmed(other));
    }

    private static String trimmed(StoragePool pool) {
        var path = pool.targetPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The active pool that holds a path; of several, the deepest, since what is mounted there hides the others. */
    private static Optional<StoragePool> poolOf(List<StoragePool> pools, String path) {
        return pools.stream()
                .filter(pool -> pool.active() && pool.holds(path))
                .max(Comparator.comparingInt((StoragePool pool) -> trimmed(pool).length())
                        .thenComparing(pool -> pool.identity().isEmpty()));
    }
}
