package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.OtherSender;
import io.drover.model.XenCopy;

/**
 * Somebody else who sends a guest that Drover has its hosts transfer.
 *
 * @param who who it is, in words
 * @param end how an operator ends it
 * @param earlier whether it began before Drover's transfer, as far as is known
 * @param atSource whether it was seen through a login to the source's Dom0, by which Drover's own transfer can be ended
 */
record Rival(String who, String end, boolean earlier, boolean atSource) {

    /** One whose process was seen in the source's Dom0. */
    static Rival sending(HostName source, OtherSender sender) {
        String command = sender.command().isEmpty() ? "" : " ('" + sender.command() + "')";
        return new Rival(
                "process " + sender.process() + " on " + source + ", started by process " + sender.parent() + command,
                "with Ctrl-C where it was typed, or on " + source + ": kill " + sender.parent(),
                sender.earlier(),
                true);
    }

    /** One of which only the half at the destination was seen. */
    static Rival arriving(HostName source, HostName destination, XenCopy half) {
        return new Rival(
                "an xl migrate whose half " + half.inWords() + " is on " + destination,
                "with Ctrl-C where it was typed, or on " + source
                        + ": kill the 'xl migrate' that ps -axww -o pid,args shows",
                false,
                false);
    }
}
