package io.drover.check;

import io.drover.model.Cpu;
import io.drover.model.Dom0;
import io.drover.model.Finding;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A host whose toolstack does not answer while its Dom0 does, such as one that is being set up and has not booted under Xen yet.
 *
 * @param name its name in the configuration
 * @param reason why its toolstack did not answer
 * @param told what its Dom0 told
 */
record SilentHost(HostName name, String reason, Observed<Dom0> told) {

    /** That it is silent, and what the checks about hosts find in its Dom0's word alone, by id. */
    List<Finding> findings(Inspection inspection) {
        var host = described();
        var accepted = inspection.policy().accepted();
        var reachable = new HostReachable();
        return Stream.concat(
                        Stream.of(reachable.finding(accepted, HostReachable.silent(name, reason))),
                        Checks.ofHosts().stream().map(check -> check.finding(accepted, ask(check, inspection, host))))
                .sorted((one, other) -> one.check().compareTo(other.check()))
                .toList();
    }

    private Answer ask(HostCheck check, Inspection inspection, Host host) {
        return check.standsOnDom0()
                ? check.answer(inspection, host)
                : Answer.unknown("not looked up: the toolstack of " + name + " did not answer");
    }

    /** Only for checks that stand on the Dom0: of guests and of what a toolstack adds up there is nothing in it. */
    private Host described() {
        Optional<Hypervisor> xen =
                told.asOptional().flatMap(dom0 -> dom0.hypervisor().asOptional());
        return new Host(
                name,
                new Host.Platform(unknown(), "", unknown(), Set.of(), unknown(), true),
                new Cpu(xen.map(Hypervisor::architecture).orElse(""), unknown(), unknown(), 0, 0),
                new Host.Memory(
                        xen.map(Hypervisor::totalBytes).orElse(0L),
                        xen.map(Hypervisor::freeBytes).orElse(0L)),
                unknown(),
                unknown(),
                Map.of(),
                unknown(),
                unknown(),
                told,
                new TreeMap<>(),
                List.of());
    }

    private <T> Observed<T> unknown() {
        return Observed.unknown(reason);
    }
}
