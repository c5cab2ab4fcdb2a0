package io.drover.check;

import io.drover.model.Observed;
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
        return here.equals(there)
                ? asked.proved("it is an image of " + here.get() + ", which both hosts have" + bases)
                : asked.disproved(
                        "its pool is " + here.get() + " at " + asked.source().name() + " and " + there.get() + " at "
                                + asked.destination().name() + bases,
                        io.drover.model.Remedy.advice("Give both hosts the pool of one cluster."));
    }

    /** The identity of the active pool that an image's name says. */
    private static Optional<String> pool(Observed<List<StoragePool>> pools, String image) {
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
                        .flatMap(pool -> pool.identity().stream())
                        .filter(identity -> identity.startsWith(scheme)
                                && (identity.endsWith(name) || identity.endsWith(name + "/")))
                        .findFirst());
    }
}
