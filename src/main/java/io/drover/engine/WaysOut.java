package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import java.util.List;

/** The commands that an operator may choose from, each with the host to run it on, in the order in which they are safe. */
final class WaysOut {
    private final Move move;
    private final Sighting source;
    private final Sighting destination;

    WaysOut(Move move, Sighting source, Sighting destination) {
        this.move = move;
        this.source = source;
        this.destination = destination;
    }

    /** All ways out of a ruling, in sentences. */
    String of(Ruling ruling) {
        return switch (ruling) {
            case SILENCE ->
                "Make both hosts answer, and start the guest nowhere by hand before they do. If one is dead for good, make sure that its power is off"
                        + " and stays off; then, if the guest does not run on the other, start it there: " + start()
                        + "."
                        + (isAtWork() ? " " + callOff() : "");
            case UNDER_WAY ->
                "To see who is at work: ps -axww -o args | grep libxl-save-helper, on both hosts. " + callOff()
                        + " If nobody is, nobody will end it: on " + move.from() + ", then on " + move.to() + ": "
                        + restart()
                        + "; then have Drover look again.";
            case TWICE ->
                "Find out at once which copy is to be kept, and destroy the other. Stay: on " + move.to() + ": "
                        + destroy(destination) + ". Go on: on " + move.from() + ": " + destroy(source) + ".";
            case NOWHERE ->
                "If it is meant to run, start it on one host only. Stay: on " + move.from() + ": " + start()
                        + ". Go on: on " + move.to() + ": " + start() + ".";
            case UNFINISHED ->
                "Start it anew from its disk, which loses its memory: on " + move.to() + ": " + destroy(destination)
                        + ", and " + restart() + " if an entry stays; then on one host: " + start()
                        + ". Or, if you know that all of it arrived: on " + move.to() + ": " + runOn(destination) + ".";
            case LONE_SUSPENDED ->
                "If it never ran on " + move.to() + ": on " + move.from() + ": " + runOn(source)
                        + ". If it did, start it anew from its disk: on " + move.from() + ": " + destroy(source)
                        + ", then on one host: " + start() + ".";
            case NOT_PROVED ->
                "See on both hosts whether Xen runs it: xl list -v (flags r or b run, p is paused, ss is suspended). "
                        + both();
            case STAYED, ARRIVED -> "";
            case UNLISTED, AGAINST_PROOF, ODD_STATE, RESYNC_DESTINATION ->
                "See on both hosts what Xen holds: xl list -v. " + both();
            default -> both();
        };
    }

    private String both() {
        return "Never run both copies. Stay: on " + move.to() + ": " + destroy(destination) + "; then on " + move.from()
                + ": " + runOn(source) + ". Go on: on " + move.from() + ": " + destroy(source) + "; then on "
                + move.to() + ": " + runOn(destination) + ". Where libvirt refuses, or its word is not Xen's, first: "
                + restart() + ".";
    }

    private String destroy(Sighting sighting) {
        return "virsh destroy " + move.guest() + " (or xl destroy " + number(sighting) + ")";
    }

    private String runOn(Sighting sighting) {
        String domain = number(sighting);
        return "virsh resume " + move.guest() + ", or virsh dompmwakeup " + move.guest()
                + " if it is suspended (without libvirt: xl unpause " + domain + " if it is paused; xl resume " + domain
                + " if it is suspended, which xl has since Xen 4.20)";
    }

    private String start() {
        return "virsh start " + move.guest() + " (or xl create with its file)";
    }

    /** Whether the source is seen to send, or to be held by a job: a copy to a destination that died goes on until TCP gives up. */
    private boolean isAtWork() {
        boolean job = source instanceof Sighting.Present present && present.jobActive();
        return job || source.xen().asOptional().orElse(List.of()).stream().anyMatch(XenCopy::helper);
    }

    private String callOff() {
        HostName from = move.from();
        return "To call a copy off, so that the guest stays: on " + from
                + ": pkill -TERM -f 'libxl-save-helper --save-domain [0-9]+ -?[0-9]+ "
                + (number(source).equals(move.name()) ? "DOMID" : number(source)) + " ' (DOMID as xl list on " + from
                + " tells it).";
    }

    private static String restart() {
        return "systemctl restart libvirtd (guests are left alone)";
    }

    /** Xen's number names one copy; where it is not known, the name must do. */
    private String number(Sighting sighting) {
        if (sighting.xen() instanceof Observed.Known<List<XenCopy>> known
                && known.value().size() == 1) {
            return String.valueOf(known.value().get(0).domid());
        }
        return move.name();
    }
}
