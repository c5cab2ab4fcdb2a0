package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A script that a guest's interface names of its own exists at the destination, under the same name. */
final class GuestVifScripts implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.vif-scripts",
                        "The scripts of its interfaces exist at the destination",
                        "The toolstack runs the script when the guest arrives; where it is missing, it gives up after the whole"
                                + " transfer.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Copy the script to the same path at the destination.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        List<Answer> answers = new ArrayList<>(1);
        for (Nic nic : question.guest().devices().nics()) {
            nic.script().ifPresent(script -> answers.add(examine(question, destination, script)));
        }
        return Answer.all(answers, "its interfaces name no script of their own");
    }

    private static Answer examine(Question question, Host destination, String script) {
        var sight = destination.sight(script);
        if (!(sight instanceof Observed.Known<PathSight> seen)) {
            return Answer.unknown("its script " + script + ": " + sight.basis());
        }
        var path = Words.quoted(script);
        return seen.value().exists()
                ? Answer.pass(() -> destination.name() + " has " + script + " (" + seen.how() + ")")
                : Answer.block(
                        destination.name() + " lacks " + script + " (" + seen.how() + ")",
                        Remedy.commands(
                                "Copy it from " + question.source().name() + ", with " + destination.name()
                                        + "'s address after the @. A script without a path lies in /etc/xen/scripts, on FreeBSD"
                                        + " in /usr/local/etc/xen/scripts.",
                                "scp -p " + path + " root@" + destination.name() + ":" + path));
    }
}
