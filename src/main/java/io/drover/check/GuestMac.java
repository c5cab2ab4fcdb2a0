package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** No other guest that runs answers to the guest's hardware addresses, wherever it is: bridges join hosts. */
final class GuestMac implements GuestCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.mac",
                        "Its hardware addresses are its own in the whole fleet",
                        "Two guests with one address on one network take each other's packets.")
                .from(Ground.TOOLSTACK, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.WARN)
                .remedy("Give one of the two another address.");
    }

    @Override
    public Answer answer(Question question) {
        List<Answer> answers = new ArrayList<>();
        question.guest().devices().nics().stream()
                .map(Roster::address)
                .distinct()
                .forEach(mac -> question.inspection().roster().withMac(mac).stream()
                        .filter(place -> isAnother(question, place))
                        .map(place -> Answer.warn(
                                place.guest().name() + " on " + place.host().name() + " uses " + mac + " too",
                                Remedy.advice("Give one of the two another address.")))
                        .forEach(answers::add));
        return Answer.all(answers, "no other running guest of the hosts that answered uses its addresses");
    }

    private static boolean isAnother(Question question, Fleet.Place place) {
        return place.guest().isActive()
                && !place.guest().id().equals(question.guest().id());
    }
}
