package io.drover.check;

import io.drover.model.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What the checks of one scope answered about one subject.
 *
 * @param said every check with its answer
 * @param held the findings that hold
 */
record Part(List<Said> said, List<Finding> held) {

    private record Said(Check check, Answer answer) {
        Finding finding(Question question) {
            return check.finding(question, answer);
        }
    }

    /** Asks these checks. */
    static Part ask(List<Check> checks, Question question) {
        List<Said> said = new ArrayList<>();
        List<Finding> held = new ArrayList<>();
        for (var check : checks) {
            var one = new Said(check, check.answer(question));
            said.add(one);
            if (check.holds(question, one.answer())) {
                held.add(one.finding(question));
            }
        }
        return new Part(said, held);
    }

    /** Asks these checks, and keeps only what holds, which is nothing for most questions. */
    static List<Finding> held(List<Check> checks, Question question) {
        List<Finding> held = List.of();
        for (var check : checks) {
            var answer = check.answer(question);
            if (check.holds(question, answer)) {
                held = held.isEmpty() ? new ArrayList<>() : held;
                held.add(check.finding(question, answer));
            }
        }
        return held;
    }

    /** What was answered, as findings. */
    List<Finding> findings(Question question) {
        return said.stream().map(one -> one.finding(question)).toList();
    }
}
