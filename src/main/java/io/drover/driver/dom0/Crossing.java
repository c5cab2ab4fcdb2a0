package io.drover.driver.dom0;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Reach;
import io.drover.model.Reach.Login;
import java.util.Optional;

/**
 * What a source said of its way to one destination.
 *
 * @param from the source
 * @param to the destination
 * @param reply the word by which the destination's listener is known
 */
record Crossing(HostName from, Dom0Endpoint to, String reply) {

    /**
     * The migration port.
     *
     * @param port where the destination listened
     * @param stillListening false if so much time went by that the listener may have ended by itself
     */
    Observed<Boolean> port(Report report, int port, boolean stillListening) {
        String tried = from + " connected to " + to.migrationAddress() + ", port " + port + ", where " + to.host()
                + " listened";
        String said = report.first("port").orElse("");
        if (said.equals("answered " + reply)) {
            return Observed.known(true, tried + " and answered");
        }
        if (said.equals("answered")) {
            return Observed.known(false, tried + ", but nobody answered");
        }
        if (said.startsWith("answered")) {
            return Observed.known(false, tried + ", but somebody else answered");
        }
        if (!said.startsWith("failed")) {
            return Observed.unknown(from + (said.isEmpty() ? " did not say whether it reached the port" : NO_TOOL));
        }
        String why = said.substring("failed".length()).strip();
        return stillListening
                ? Observed.known(false, tried + ", and failed: " + why)
                : Observed.unknown(tried + ", and failed (" + why + "), but too late to tell");
    }

    private static final String NO_TOOL = " has no python3, perl, bash or nc that could connect for a trial";

    /** The login. */
    Observed<Login> login(Report report) {
        Optional<String> said = report.first("login");
        if (said.isEmpty() || said.get().equals("none")) {
            return Observed.unknown(from + (said.isEmpty() ? " did not say how its login ended" : " has no ssh"));
        }
        String[] parts = said.get().split(" ", 2);
        if (!parts[0].matches("[0-9]{1,3}")) {
            return Observed.unknown(from + " said of its login: " + said.get());
        }
        String tried =
                "'ssh -o BatchMode=yes -o StrictHostKeyChecking=yes root@" + to.peerAddress() + " true' on " + from;
        return LoginWords.read(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "", tried);
    }

    /** The largest packet. */
    Observed<Integer> mtu(Report report) {
        String said = report.first("mtu").orElse("");
        String pings = "ping from " + from + " to " + to.migrationAddress();
        if (said.matches("passed [0-9]{1,5}")) {
            return Observed.known(
                    Integer.valueOf(said.substring("passed ".length())), pings + ", with splitting forbidden");
        }
        if (said.equals("none")) {
            return Observed.unknown(from + " has no ping");
        }
        return Observed.unknown(pings + " has no answer, which firewalls that drop ICMP do too"
                + (said.startsWith("silent ") ? ": " + said.substring("silent ".length()) : ""));
    }

    /** All of it. */
    Reach reach(Report report, Arrival arrival, boolean stillListening) {
        Observed<Boolean> through =
                arrival.port().map(port -> port(report, port, stillListening)).orElse(arrival.deaf());
        return new Reach(through, login(report), mtu(report), arrival.canaries(), to.peerAddress());
    }
}
