package io.drover.check;

import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Remedy;
import io.drover.model.StoragePool;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proof from what a toolstack says of its storage pools, for hosts that Drover cannot log in to: the source's pool that holds the path
 * has an identity; the destination has the pool of that identity, active, at the same place; the path was seen there; and a canary was.
 */
final class PoolProof {
    private PoolProof() {}

    /** Whether the path is the same bytes by the pools that hold it. */
    static Answer of(DiskQuestion asked) {
        var pools = asked.source().pools();
        if (!(pools instanceof Observed.Known<List<StoragePool>> known)) {
            return asked.unknown("the pools of " + asked.source().name() + " are not known: " + pools.basis());
        }
        return poolOf(known.value(), asked.path())
                .map(pool -> from(asked, pool))
                .orElseGet(() -> asked.unknown(
                        "it lies in no active pool of " + asked.source().name() + " (" + pools.basis() + ")"));
    }

    private static Answer from(DiskQuestion asked, StoragePool pool) {
        var source = asked.source().name();
        if (pool.identity().isEmpty() && !asked.canary().asOptional().orElse(false)) {
            return asked.disproved(
                    "it lies in pool " + pool.name() + ", which belongs to " + source + " alone ("
                            + asked.source().pools().basis() + ")",
                    Remedy.advice("Move it to storage that both hosts share; a file of the same path at "
                            + asked.destination().name() + " is not the same file."));
        }
        if (!(asked.destination().pools() instanceof Observed.Known<List<StoragePool>> known)) {
            return asked.unknown("the pools of " + asked.destination().name() + " are not known: "
                    + asked.destination().pools().basis());
        }
        var there = poolOf(known.value(), asked.path());
        boolean same = there.filter(other -> isSame(pool, other)).isPresent();
        return same ? path(asked, pool) : notShared(asked, pool, known.value());
    }

    private static Answer path(DiskQuestion asked, StoragePool pool) {
        var sight = asked.there();
        if (!(sight instanceof Observed.Known<PathSight> seen)) {
            return asked.unknown(
                    "it could not be seen on " + asked.destination().name() + ": " + sight.basis());
        }
        Supplier<String> on = () -> "it is on " + pool.identity().orElse("pool " + pool.name()) + " at both hosts";
        if (!seen.value().exists()) {
            return asked.notThere(on.get() + ", yet ", seen.value(), seen.how());
        }
        Supplier<String> where =
                () -> on.get() + ", seen on " + asked.destination().name() + " by " + seen.how();
        Observed<Boolean> canary = asked.canary();
        return canary.asOptional()
                .map(arrived -> arrived
                        ? asked.proved(() -> where.get() + ", and a canary was (" + canary.basis() + ")")
                        : asked.withoutCanary(canary.basis()))
                .orElseGet(() -> asked.asserted(where, canary.basis()));
    }

    private static Answer notShared(DiskQuestion asked, StoragePool pool, List<StoragePool> there) {
        var destination = asked.destination();
        var idle = there.stream()
                .filter(other -> !other.active() && isSame(pool, other))
                .findFirst();
        var evidence =
                "it is on " + pool.identity().orElse("pool " + pool.name()) + " at " + pool.targetPath() + ", which "
                        + destination.name() + (idle.isPresent() ? " has not started" : " does not have there") + " ("
                        + destination.pools().basis() + ")";
        var name = Words.quoted(idle.orElse(pool).name());
        return asked.disproved(
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
        Optional<StoragePool> deepest = Optional.empty();
        for (var pool : pools) {
            if (pool.active() && pool.holds(path) && (deepest.isEmpty() || isDeeper(pool, deepest.get()))) {
                deepest = Optional.of(pool);
            }
        }
        return deepest;
    }

    /** Of two at one place, the one that belongs to a single host counts. */
    private static boolean isDeeper(StoragePool pool, StoragePool other) {
        int further = trimmed(pool).length() - trimmed(other).length();
        return further > 0
                || (further == 0
                        && pool.identity().isEmpty()
                        && other.identity().isPresent());
    }
}
