package io.drover.driver.sim;

import io.drover.model.HostName;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What simulated hosts reach of each other. The fleet's own word holds; what it leaves open follows from the hosts. */
record Reachable(World world) {
    private static final String TRIED = "tried between simulated hosts";
    private static final int ETHERNET = 1_500;

    Map<HostName, Reach> from(HostName source, Set<HostName> others, Set<String> directories) {
        Map<HostName, Reach> reach = new TreeMap<>();
        others.forEach(other -> reach.put(
                other,
                world.find(other)
                        .map(state -> between(world.host(source), state, directories))
                        .orElseGet(() -> Reach.untried("no simulated host is called " + other))));
        return reach;
    }

    private Reach between(HostState source, HostState other, Set<String> directories) {
        Optional<Reach> told = Optional.ofNullable(source.described().reach().get(other.name()));
        boolean up = other.poweredOn();
        return new Reach(
                told.map(Reach::migrationPort).orElseGet(() -> Observed.known(up, TRIED)),
                told.map(Reach::login)
                        .orElseGet(() -> Observed.known(up ? Reach.Login.OPEN : Reach.Login.NO_ANSWER, TRIED)),
                told.map(Reach::pathMtu).orElseGet(() -> Observed.known(Math.min(mtu(source), mtu(other)), TRIED)),
                canaries(source, other, directories));
    }

    /** The largest packet that all of a host's links let through. */
    private static int mtu(HostState state) {
        return state
                .described()
                .dom0()
                .asOptional()
                .flatMap(told -> told.links().asOptional())
                .stream()
                .flatMap(List::stream)
                .filter(NetworkLink::up)
                .mapToInt(NetworkLink::mtu)
                .min()
                .orElse(ETHERNET);
    }

    private SortedMap<String, Observed<Boolean>> canaries(HostState source, HostState other, Set<String> directories) {
        SortedMap<String, Observed<Boolean>> canaries = new TreeMap<>();
        directories.forEach(directory ->
                canaries.put(directory, world.storage().canary(source.described(), other.described(), directory)));
        return canaries;
    }
}
