package io.drover.check;

import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The operator's rules of placement hold once the guest is at the destination, as its neighbours are now and as moves under way, queued or
 * planned will leave them.
 */
final class GuestAffinity implements Check {
    @Override
    public About about() {
        return About.effort(
                        "guest.affinity",
                        "The operator's rules of placement hold at the destination",
                        "Guests that stand in for each other fail together on one host; guests that need each other slow down"
                                + " on two; some are licensed or wired for certain hosts.")
                .from(Ground.OPERATOR, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Choose another destination, move the other guest first, or change the rule.");
    }

    @Override
    public Answer answer(Question question) {
        var rules = question.inspection().ruleBook().of(question.guest());
        if (rules.isEmpty()) {
            return Answer.pass("no rule of placement is about it");
        }
        return Answer.all(
                rules.stream()
                        .map(rule -> softened(rule, answer(rule, question)))
                        .toList(),
                "");
    }

    private static Answer answer(PlacementRule rule, Question question) {
        return switch (rule.kind()) {
            case APART -> apart(rule, question);
            case TOGETHER -> together(rule, question);
            case ONLY_ON -> onlyOn(rule, question.to());
        };
    }

    private static Answer softened(PlacementRule rule, Answer answer) {
        return answer.verdict() == Verdict.BLOCK && !rule.strict()
                ? new Answer(Verdict.WARN, () -> answer.evidence() + " (the rule is not strict)", answer.mending())
                : answer;
    }

    private static Answer onlyOn(PlacementRule rule, HostName to) {
        var allowed = Words.list(rule.hosts().stream().map(HostName::value).toList());
        var evidence = "rule '" + rule.name() + "' lets it run on " + allowed;
        return rule.hosts().contains(to)
                ? Answer.pass(evidence)
                : Answer.block(evidence + ", and not on " + to, or(rule, "Choose one of " + allowed));
    }

    private static Answer apart(PlacementRule rule, Question question) {
        var neighbours = new Neighbours(rule, question);
        var to = question.to();
        var there = neighbours.there();
        if (!there.isEmpty()) {
            var names = Words.list(there.keySet());
            var words = there.entrySet().stream()
                    .map(one -> one.getKey() + ", which " + one.getValue())
                    .collect(Collectors.joining("; "));
            return Answer.block(
                    "rule '" + rule.name() + "' keeps it apart from " + words,
                    or(rule, "Move " + names + " away from " + to + " first, or choose another destination"));
        }
        return question.destination().isPresent()
                ? Answer.pass(
                        () -> "rule '" + rule.name() + "' holds: none of those that it keeps apart from it is on " + to)
                : Answer.unknown("whom rule '" + rule.name() + "' keeps apart from it on " + to
                        + " is not known, since it did not answer");
    }

    private static Answer together(PlacementRule rule, Question question) {
        var neighbours = new Neighbours(rule, question);
        var to = question.to();
        var others = neighbours.others();
        Set<HostName> hosts = new TreeSet<>(others.values());
        if (hosts.isEmpty()) {
            return neighbours.mayBeUnseen()
                    ? Answer.unknown("where those are that rule '" + rule.name()
                            + "' keeps with it is not known: not every host answers")
                    : Answer.pass("rule '" + rule.name() + "' holds: all that it keeps together go to " + to
                            + ", or run nowhere");
        }
        var words = others.entrySet().stream()
                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                .collect(Collectors.joining(", "));
        var evidence = "rule '" + rule.name() + "' keeps it together with " + words;
        if (!hosts.contains(to)) {
            return Answer.block(evidence + ", of whom none goes to " + to, or(rule, joining(question, hosts)));
        }
        return hosts.size() == 1
                ? Answer.pass(evidence)
                : Answer.warn(evidence + ", who are on several hosts already", or(rule, "Move the others too"));
    }

    private static String joining(Question question, Set<HostName> hosts) {
        var source = question.source().name();
        var elsewhere = hosts.stream()
                .filter(host -> !host.equals(source))
                .map(HostName::value)
                .toList();
        return elsewhere.isEmpty()
                ? "Move them together, by draining " + source
                : "Choose " + Words.list(elsewhere) + " instead";
    }

    private static Remedy or(PlacementRule rule, String advice) {
        return Remedy.advice(
                advice + "; or change rule '" + rule.name() + "' in the configuration, section placement.");
    }
}
