package io.drover.driver.sim;

import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How streams share links: max-min fairly, as long TCP streams do. Each gets as much as any other on its narrowest link, and
 * what one cannot use there is left to the others.
 */
final class FairShare {
    private FairShare() {}

    /** A stream from one host to another. */
    record Flow(HostName from, HostName to) {
        boolean uses(Link link) {
            return link.host().equals(link.outgoing() ? from : to);
        }
    }

    /** One direction of a host's migration link. */
    record Link(HostName host, boolean outgoing) {}

    /**
     * The rate of each flow, in their order.
     *
     * @param capacity bytes a second that a link carries
     * @param cap bytes a second that no flow exceeds
     */
    static List<Double> rates(List<Flow> flows, ToDoubleFunction<Link> capacity, OptionalDouble cap) {
        Map<Integer, Double> rates = new HashMap<>();
        Map<Link, Double> left = new HashMap<>();
        flows.forEach(flow -> links(flow).forEach(link -> left.put(link, capacity.applyAsDouble(link))));
        while (rates.size() < flows.size()) {
            List<Integer> open = open(flows, rates);
            Map<Link, Double> shares = shares(flows, open, left);
            double narrowest = shares.values().stream().min(Double::compare).orElse(0.0);
            double rate = Math.min(narrowest, cap.orElse(Double.MAX_VALUE));
            for (int index : open) {
                Flow flow = flows.get(index);
                boolean bound = rate < narrowest
                        || links(flow).stream().anyMatch(link -> shares.getOrDefault(link, 0.0) <= narrowest);
                if (bound) {
                    rates.put(index, rate);
                    links(flow).forEach(link -> left.merge(link, -rate, Double::sum));
                }
            }
        }
        List<Double> inOrder = new ArrayList<>();
        for (int index = 0; index < flows.size(); index++) {
            inOrder.add(Math.max(0, rates.getOrDefault(index, 0.0)));
        }
        return inOrder;
    }

    private static List<Integer> open(List<Flow> flows, Map<Integer, Double> rates) {
        List<Integer> open = new ArrayList<>();
        for (int index = 0; index < flows.size(); index++) {
            if (!rates.containsKey(index)) {
                open.add(index);
            }
        }
        return open;
    }

    private static Map<Link, Double> shares(List<Flow> flows, List<Integer> open, Map<Link, Double> left) {
        Map<Link, Double> shares = new HashMap<>();
        left.forEach((link, capacity) -> {
            long users =
                    open.stream().filter(index -> flows.get(index).uses(link)).count();
            if (users > 0) {
                shares.put(link, capacity / users);
            }
        });
        return shares;
    }

    private static List<Link> links(Flow flow) {
        return List.of(new Link(flow.from(), true), new Link(flow.to(), false));
    }
}
