package io.drover.check;

import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Nic;
import io.drover.model.Remedy;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** No other guest at the destination answers to the guest's hardware addresses. */
final class GuestMac implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                "guest.mac",
                "Its hardware addresses are free at the destination",
                "Two guests with one address on one bridge take each other's packets.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var wanted = addresses(question.guest());
        var answers = destination.guests().stream()
                .filter(other ->
                        other.isActive() && !other.id().equals(question.guest().id()))
                .flatMap(other -> addresses(other).stream()
                        .filter(wanted::contains)
                        .map(mac -> Answer.warn(
                                other.name() + " on " + destination.name() + " uses " + mac + " too",
                                Remedy.advice("Give one of the two another address."))))
                .toList();
        return Answer.all(answers, "no running guest on " + destination.name() + " uses its addresses");
    }

    private static Set<String> addresses(Guest guest) {
        return guest.devices().nics().stream()
                .map(Nic::mac)
                .map(mac -> mac.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
