package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import java.util.Optional;
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

    /** How a part is known, or why it is not, in brackets. */
    static <T> String how(Host host, Function<Dom0, Observed<T>> part) {
        return " (" + by(host, part).basis() + ")";
    }

    /** The answer that rests on a part, or unknown with the reason why there is none. */
    static <T> Answer answer(Host host, Function<Dom0, Observed<T>> part, String what, Function<T, Answer> answer) {
        return by(host, part) instanceof Observed.Known<T> known
                ? answer.apply(known.value())
                : Answer.unknown(what + " of " + host.name() + " not known: "
                        + by(host, part).basis());
    }

    /** The part that is a setting; one that the Dom0 did not speak of is unknown. */
    static Function<Dom0, Observed<String>> setting(String name) {
        return dom0 ->
                Optional.ofNullable(dom0.settings().get(name)).orElseGet(() -> Observed.unknown("it was not told"));
    }

    /** What a host's Dom0 runs, where it told. */
    static Optional<Os> system(Host host) {
        return by(host, Dom0::system).asOptional().map(OperatingSystem::os);
    }
}
