package io.drover.check;

import io.drover.model.Remedy;
import io.drover.model.Verdict;

/**
 * No half of the guest stands around. {@code xl migrate} calls the copy that it fills NAME--incoming and the original NAME--migratedaway;
 * either of them that is left after it ended badly holds the guest's memory, its disk, or its last state.
 */
final class GuestLeftovers implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                        "guest.leftovers",
                        "No half of an earlier migration is left anywhere",
                        "A half that is woken after another copy runs writes to the same disk; until then it keeps memory and"
                                + " name from the next migration.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.BLOCK)
                .remedy("Destroy the half, once the guest itself was seen running.");
    }

    @Override
    public Answer answer(Question question) {
        var name = question.guest().name();
        var answers = question.inspection().leftovers().halvesOf(name).stream()
                .map(half -> Answer.block(
                        half.host().name() + " has " + half.name() + " (" + half.said()
                                + "), left from a migration that did not end",
                        remedy(question, half)))
                .toList();
        return Answer.all(
                answers,
                "no host has " + name + Leftovers.INCOMING + " or " + name + Leftovers.AWAY
                        + ", of those that answered");
    }

    private static Remedy remedy(Question question, Leftovers.Half half) {
        var name = Words.quoted(half.name());
        var guest = question.guest().name();
        return Remedy.commands(
                half.name().endsWith(Leftovers.INCOMING)
                        ? "On " + half.host().name() + ", destroy the copy, but only once " + guest
                                + " was seen running on " + question.source().name()
                                + " and no xl migrate of it runs there."
                        : "On " + half.host().name() + ", destroy the suspended original, but only once " + guest
                                + " was seen running elsewhere.",
                "xl list",
                "xl destroy " + name);
    }
}
