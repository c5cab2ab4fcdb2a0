package io.drover.check;

import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.StoragePool;
import java.util.List;
import java.util.Optional;

/**
 * Proof for a disk that a network protocol names, such as {@code rbd:pool/image}: the name is the same on both hosts, so that it is the
 * same image where both have the pool of one identity.
 */
final class NetworkProof {
    private NetworkProof() {}

    /** Whether both hosts have the pool that the image is in. */
    static Answer of(DiskQuestion asked) {
        var here = pool(asked.source().pools(), asked.path());
        var there = pool(asked.destination().pools(), asked.path());
        var bases = " (" + asked.destination().pools().basis() + ")";
        if (here.isEmpty() || there.isEmpty()) {
            return asked.unknown(
                    "a network volume, and " + (here.isEmpty() ? asked.source() : asked.destination()).name()
                            + " has no active pool that it is in" + bases);
        }
        return identity(here.get()).equals(identity(there.get()))
                ? asked.proved(() -> "it is an image of " + identity(here.get()) + ", which both hosts have" + bases)
                : asked.disproved(
                        "its pool is " + identity(here.get()) + " at "
                                + asked.source().name() + " and "
                                + identity(there.get()) + " at "
                                + asked.destination().name() + bases,
                        Remedy.commands(
                                "The two are different clusters: give "
                                        + asked.destination().name()
                                        + " the pool that this prints on "
                                        + asked.source().name()
                                        + ", with that cluster's key, in place of its own.",
                                "virsh pool-dumpxml " + Words.quoted(here.get().name())));
    }

    /** The active pool that an image's name says. */
    private static Optional<StoragePool> pool(Observed<List<StoragePool>> pools, String image) {
        int colon = image.indexOf(':');
        int slash = image.indexOf('/', colon + 1);
        if (colon <= 0 || slash <= colon + 1) {
            return Optional.empty();
        }
        var scheme = image.substring(0, colon) + "://";
        var name = "/" + image.substring(colon + 1, slash);
        return pools.asOptional()
                .flatMap(known -> known.stream()
                        .filter(StoragePool::active)
                        .filter(pool -> identity(pool).startsWith(scheme)
                                && (identity(pool).endsWith(name)
                                        || identity(pool).endsWith(name + "/")))
                        .findFirst());
    }

    private static String identity(StoragePool pool) {
        return pool.identity().orElse("");
    }
}
