package io.drover.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a plan sends a guest where it does, and when it does; or why the guest stays.
 *
 * @param guest which guest
 * @param name its name, for people
 * @param from where it runs
 * @param planned its move, unless it stays
 * @param limit how long it may stand still, and whose limit that is
 * @param choices every host that is not emptied, by name: what speaks for it or against it
 * @param waits what its start waits for; nothing if it starts at once, or if the planner found no better place in the order
 */
public record Explanation(
        GuestId guest,
        String name,
        HostName from,
        Optional<PlannedMove> planned,
        DowntimeLimits.Applied limit,
        List<Choice> choices,
        List<Wait> waits) {

    public Explanation {
        choices = List.copyOf(choices);
        waits = List.copyOf(waits);
    }

    /**
     * A host that the guest could go to, or not.
     *
     * @param to which host
     * @param standing what it is to this guest in this plan
     * @param alone what the move there would cost with its link to itself, where it may go there
     * @param findings what holds it back
     * @param others the plan's other moves that are in its way there, or that use that link instead
     */
    public record Choice(
            HostName to, Standing standing, Optional<Alone> alone, List<Finding> findings, List<Other> others) {
        public Choice {
            findings = List.copyOf(findings);
            others = List.copyOf(others);
        }
    }

    /** What a host is to a guest in a plan. */
    public enum Standing {
        /** The plan sends it there. */
        CHOSEN,
        /** It could as well go there. */
        ALIKE,
        /** Alone it would be there sooner, but the plan as a whole was not found to be better. */
        FASTER,
        /** It was to take guests only where no other has room. */
        AVOIDED,
        /** Its link carries less. */
        SLOWER,
        /** Its link takes others in at that time. */
        BUSY,
        /** It could go there, if the plan did not send others there: for their memory or processors, or by a rule. */
        TAKEN,
        /** A check holds it back, whatever others do. */
        HELD
    }

    /**
     * A move that has its link to itself.
     *
     * @param bytesPerSecond its rate
     * @param duration from start to proof
     * @param downtime while the guest runs nowhere
     */
    public record Alone(long bytesPerSecond, Duration duration, Duration downtime) {}

    /**
     * Another move of the plan.
     *
     * @param name its guest
     * @param start from the start of the run
     * @param end likewise, when it leaves what it is named for: links once its guest has arrived, room once its source has let go of it
     */
    public record Other(String name, Duration start, Duration end) {}

    /**
     * A reason for not starting earlier.
     *
     * @param cause what kind of reason
     * @param others the moves that have to end first
     */
    public record Wait(Cause cause, List<Other> others) {
        public Wait {
            others = List.copyOf(others);
        }
    }

    /** Why a move does not start earlier. */
    public enum Cause {
        /** The outgoing link of the host that it leaves, or the limit of migrations that leave one host. */
        SOURCE,
        /** The incoming link of the host that it goes to, or the limit of migrations that arrive at one host. */
        DESTINATION,
        /** The limit of migrations in the whole run. */
        RUN,
        /** Memory or processors that another move frees where it goes. */
        ROOM
    }
}
