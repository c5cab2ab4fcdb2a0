package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Observed;
import java.util.function.Function;

/** What a Dom0 told, in the form of any other fact: a part of it, or the reason why there is none. */
final class Told {
    private Told() {}

    /** A part of what a host's Dom0 told; where it told nothing, the part is unknown for the same reason. */
    static <T> Observed<T> by(Host host, Function<Dom0, Observed<T>> part) {
        return host.dom0() instanceof Observed.Known<Dom0> known
                ? part.apply(known.value())
                : Observed.unknown(host.dom0().basis());
    }
}
