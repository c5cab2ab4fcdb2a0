package io.drover.check;

import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fleet under examination. Checks are asked about many guests and destinations of one fleet; what they answer about a guest, a
 * host or a pair of hosts alone is asked once. Not for several threads at a time.
 */
public final class Inspection {
    private final Fleet fleet;
    private final Policy policy;
    private final Foresight foresight;
    private final Roster roster;
    private final Map<Asked, Answer> answered = new HashMap<>();
    private final Map<Sitter, Portrait> portraits = new HashMap<>();
    private final Map<HostName, HostUse> uses = new HashMap<>();
    private final Leftovers leftovers;
    private final BootList bootList;

    private record Asked(CheckId check, Object subject) {}

    private record Sitter(HostName host, GuestId guest) {}

    /** An examination of a fleet as an operator wants it. */
    public Inspection(Fleet fleet, Policy policy, Foresight foresight) {
        this.fleet = fleet;
        this.policy = policy;
        this.foresight = foresight;
        this.roster = new Roster(fleet);
        this.leftovers = new Leftovers(fleet);
        this.bootList = new BootList(fleet);
    }

    /** What was observed. */
    public Fleet fleet() {
        return fleet;
    }

    /** What the operator wants. */
    public Policy policy() {
        return policy;
    }

    Foresight foresight() {
        return foresight;
    }

    Roster roster() {
        return roster;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    BootList bootList() {
        return bootList;
    }

    /** A guest as Xen and libxl know it. */
    Portrait portrait(Host host, Guest guest) {
        return portraits.computeIfAbsent(new Sitter(host.name(), guest.id()), unseen -> Portrait.of(host, guest));
    }

    /** What the running guests of a host show of it. */
    HostUse use(Host host) {
        return uses.computeIfAbsent(host.name(), unseen -> HostUse.of(host));
    }

    /**
     * What every check finds about a move, by id.
     *
     * @param reserved per host, the memory that moves under way or planned will still take, by {@link Footprint}
     */
    public List<Finding> findings(Host source, Guest guest, HostName to, Map<HostName, Long> reserved) {
        var question = new Question(this, source, guest, to, reserved);
        return Checks.all().stream()
                .map(check -> check.finding(question, answer(check, question)))
                .toList();
    }

    /** The findings that hold a move back; none if it may go. */
    public List<Finding> held(Host source, Guest guest, HostName to, Map<HostName, Long> reserved) {
        var question = new Question(this, source, guest, to, reserved);
        List<Finding> held = new ArrayList<>();
        for (var check : Checks.all()) {
            var answer = answer(check, question);
            if (check.holds(question, answer)) {
                held.add(check.finding(question, answer));
            }
        }
        return List.copyOf(held);
    }

    /** What the checks about hosts find about one by itself, by id. */
    public List<Finding> findings(Host host) {
        return Checks.ofHosts().stream()
                .map(check -> check.finding(policy.accepted(), about(check, host)))
                .toList();
    }

    /** What a check about hosts answers about one. */
    Answer about(HostCheck check, Host host) {
        return remembered(new Asked(check.id(), host.name()), () -> check.answer(this, host));
    }

    private Answer answer(Check check, Question question) {
        return check.scope() == Scope.MOVE
                ? check.answer(question)
                : remembered(new Asked(check.id(), check.scope().subject(question)), () -> check.answer(question));
    }

    /** Not computeIfAbsent: answering about a pair of hosts asks about each of them. */
    private Answer remembered(Asked asked, java.util.function.Supplier<Answer> ask) {
        var known = answered.get(asked);
        if (known != null) {
            return known;
        }
        var answer = ask.get();
        answered.put(asked, answer);
        return answer;
    }
}
