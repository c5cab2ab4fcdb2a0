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
                                another(place, mac)))
                        .forEach(answers::add));
        return Answer.all(answers, "no other running guest of the hosts that answered uses its addresses");
    }

    private static boolean isAnother(Question question, Fleet.Place place) {
        return place.guest().isActive()
                && !place.guest().id().equals(question.guest().id());
    }

    /** Without an address, both toolstacks make one up. */
    private static Remedy another(Fleet.Place place, String mac) {
        var name = Words.quoted(place.guest().name());
        var bridge = place.guest().devices().nics().stream()
                .filter(nic -> Roster.address(nic).equals(mac))
                .flatMap(nic -> nic.bridge().stream())
                .findFirst()
                .map(Words::quoted)
                .orElse("BRIDGE");
        return Remedy.commands(
                "Give one of the two another address: on " + place.host().name()
                        + ", unplug the interface and plug in another (the first two with libvirt, the rest with xl).",
                "virsh detach-interface " + name + " bridge --mac " + Words.quoted(mac) + " --live --config",
                "virsh attach-interface " + name + " bridge " + bridge + " --live --config",
                "xl network-detach " + name + " " + Words.quoted(mac),
                "xl network-attach " + name + " bridge=" + bridge);
    }
}
