package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Service;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A service that a Dom0 has to run, now and after its next boot.
 *
 * @param names the names it goes by; one of them is enough
 * @param vital whether it must be what a host lacks, when its service is told not to run
 * @param atBoot whether a host starts it at boot
 * @param start how to start it on a host, now and at boot
 */
record Daemon(Set<String> names, Predicate<Host> vital, Predicate<On> atBoot, Function<Host, Remedy> start) {

    /** A service on a host. */
    record On(Host host, Service service) {}

    /** What a host's list of services says of it. */
    Answer examine(Host host) {
        return Told.answer(host, Dom0::services, "the services", services -> judge(host, services));
    }

    private Answer judge(Host host, List<Service> services) {
        var how = Told.how(host, Dom0::services);
        var known = services.stream()
                .filter(service -> names.contains(service.name()))
                .toList();
        if (known.isEmpty()) {
            return Answer.unknown(host.name() + " did not tell of " + Words.list(names) + how);
        }
        return known.stream()
                .filter(Service::running)
                .findFirst()
                .map(service -> running(new On(host, service), how))
                .orElseGet(() -> stopped(host, known.get(0).name() + " does not run on " + host.name() + how));
    }

    private Answer stopped(Host host, String evidence) {
        return vital.test(host) ? Answer.block(evidence, start.apply(host)) : Answer.warn(evidence, start.apply(host));
    }

    private Answer running(On here, String how) {
        var evidence = here.service().name() + " runs on " + here.host().name();
        return atBoot.test(here)
                ? Answer.pass(evidence + ", and starts at boot" + how)
                : Answer.warn(evidence + ", but does not start at boot" + how, start.apply(here.host()));
    }
}
