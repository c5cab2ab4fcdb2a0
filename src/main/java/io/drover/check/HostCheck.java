package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Observed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A check about a host by itself. It is asked when a host is examined alone, and of a move about both hosts. Its evidence and
 * remedy name the host.
 */
interface HostCheck extends Check {

    /** What it finds about one host. */
    Answer answer(Inspection inspection, Host host);

    @Override
    default Scope scope() {
        return Scope.PAIR;
    }

    @Override
    default Answer answer(Question question) {
        var destination = question.destination()
                .map(host -> question.inspection().about(this, host))
                .orElseGet(() -> Answer.unknown("not looked up: " + question.to() + " did not answer"));
        return Answer.all(List.of(question.inspection().about(this, question.source()), destination), "");
    }

    /** The answer that rests on a part of what a host's Dom0 told, or unknown with the reason why it did not. */
    static <T> Answer from(Host host, Function<Dom0, Observed<T>> part, String what, Function<T, Answer> answer) {
        Observed<T> told = host.dom0() instanceof Observed.Known<Dom0> known
                ? part.apply(known.value())
                : Observed.unknown(host.dom0().basis());
        return told.asOptional()
                .map(answer)
                .orElseGet(() -> Answer.unknown(what + " of " + host.name() + " not known: " + told.basis()));
    }

    /** How a part of what a host's Dom0 told is known, in brackets. */
    static <T> String how(Host host, Function<Dom0, Observed<T>> part) {
        return " ("
                + host.dom0()
                        .asOptional()
                        .map(dom0 -> part.apply(dom0).basis())
                        .orElseGet(() -> host.dom0().basis()) + ")";
    }

    /** A setting of a host's Dom0. */
    static Function<Dom0, Observed<String>> setting(String name) {
        return dom0 ->
                Optional.ofNullable(dom0.settings().get(name)).orElseGet(() -> Observed.unknown("it was not told"));
    }

    /** A part of what a host's Dom0 told, where it did. */
    static <T> Optional<T> told(Host host, Function<Dom0, Observed<T>> part) {
        return host.dom0().asOptional().map(part).stream()
                .flatMap(seen -> Stream.of(seen.asOptional()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
