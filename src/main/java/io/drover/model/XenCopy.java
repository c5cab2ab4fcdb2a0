package io.drover.model;

import java.time.Duration;

/**
 * A copy of a guest as Xen itself holds it, whatever a toolstack says of it.
 *
 * @param domid Xen's number for it, new after each start and each arrival, so that it names this copy and no later one
 * @param name its name there; {@code NAME--incoming} and {@code NAME--migratedaway} are halves of an {@code xl migrate}
 * @param state what Xen does with it
 * @param cpuTime processor time that it has used since it was made there, to a tenth of a second; a copy that only arrived used none
 * @param helper whether a process of its Dom0 is sending or receiving its memory at this moment
 */
public record XenCopy(int domid, String name, XenState state, Duration cpuTime, boolean helper) {

    /** The copy in words for an operator. */
    public String inWords() {
        return "'" + name + "' (domain " + domid + ") " + state.inWords() + ", " + cpuTime.toMillis() / 1000.0
                + " s of processor time" + (helper ? ", its memory is on the move" : "");
    }
}
