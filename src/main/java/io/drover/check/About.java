package io.drover.check;

import io.drover.model.CheckId;
import io.drover.model.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A check's entry in the catalogue.
 *
 * @param id its stable name, which operators type
 * @param title what it asks, in a few words
 * @param protects what goes wrong without it
 * @param stake what is lost when it cannot answer
 * @param grounds who has to have told, for it to answer
 * @param verdicts the answers that it can give
 * @param remedy what helps, in a few words
 */
public record About(
        CheckId id,
        String title,
        String protects,
        Stake stake,
        List<Ground> grounds,
        Set<Verdict> verdicts,
        String remedy) {

    public About {
        grounds = List.copyOf(grounds);
        verdicts = Set.copyOf(verdicts);
    }

    /** An entry for a check on which a guest's data or running state hangs. */
    static About data(String id, String title, String protects) {
        return entry(id, title, protects, Stake.DATA);
    }

    /** An entry for a check that saves a migration which would fail without harm. */
    static About effort(String id, String title, String protects) {
        return entry(id, title, protects, Stake.EFFORT);
    }

    private static About entry(String id, String title, String protects, Stake stake) {
        var all = EnumSet.allOf(Verdict.class);
        return new About(new CheckId(id), title, protects, stake, List.of(Ground.TOOLSTACK), all, "");
    }

    /** The same entry resting on this. */
    About from(Ground... others) {
        return new About(id, title, protects, stake, List.of(others), verdicts, remedy);
    }

    /** The same entry with the only answers that it can give. */
    About answers(Verdict first, Verdict... others) {
        return new About(id, title, protects, stake, grounds, EnumSet.of(first, others), remedy);
    }

    /** The same entry with what helps. */
    About remedy(String what) {
        return new About(id, title, protects, stake, grounds, verdicts, what);
    }
}
