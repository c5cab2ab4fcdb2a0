package io.drover.check;

import io.drover.model.Remedy;

/** A physical device stays where it is plugged in. */
final class GuestPassthrough implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                "guest.passthrough",
                "No physical device is handed to the guest",
                "A device does not travel, and its transfers into the guest's memory are not logged: the copy would be torn.");
    }

    @Override
    public Answer answer(Question question) {
        var devices = question.guest().devices().passedThrough().stream()
                .map(device -> device.bus() + " " + device.address())
                .toList();
        if (devices.isEmpty()) {
            return Answer.pass("no physical device is handed to it");
        }
        return Answer.block(
                "it holds " + Words.list(devices) + " of " + question.source().name(),
                Remedy.commands(
                        "Detach what is listed under hostdev, on "
                                + question.source().name() + ", then attach it again where a" + " like device is.",
                        "virsh dumpxml " + Words.quoted(question.guest().name())));
    }
}
