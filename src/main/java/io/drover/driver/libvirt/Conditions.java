package io.drover.driver.libvirt;

import io.drover.model.Condition;
import io.drover.model.GuestState;

/** What libvirt's states mean to a migration. */
final class Conditions {
    private static final int RUNNING = 1;
    private static final int BLOCKED = 2;
    private static final int PAUSED = 3;
    private static final int SHUTDOWN = 4;
    private static final int SHUT_OFF = 5;
    private static final int CRASHED = 6;
    private static final int PM_SUSPENDED = 7;

    private Conditions() {}

    /**
     * The condition of a guest. libxl lists a guest whose memory is still arriving as shut off, with a job; and it forgets a
     * transient guest that is really off, so a transient one that is listed as shut off is arriving too, or was left by a
     * migration that broke. Neither may be taken for a guest that is not there.
     */
    static Condition of(GuestHandle.State state, boolean persistent, boolean jobActive) {
        String said = Words.state(state.state(), state.reason());
        return switch (state.state()) {
            case RUNNING, BLOCKED -> new Condition(GuestState.RUNNING, said);
            case PAUSED -> new Condition(GuestState.PAUSED, said);
            case SHUTDOWN -> new Condition(GuestState.SHUTTING_DOWN, said);
            case SHUT_OFF -> listedAsOff(said, persistent, jobActive);
            case CRASHED -> new Condition(GuestState.CRASHED, said);
            case PM_SUSPENDED -> new Condition(GuestState.SUSPENDED, said);
            default -> new Condition(GuestState.OTHER, said);
        };
    }

    private static Condition listedAsOff(String said, boolean persistent, boolean jobActive) {
        if (persistent && !jobActive) {
            return new Condition(GuestState.SHUT_OFF, said);
        }
        String why = persistent ? ", a job is starting or receiving it" : ", arriving or left by a migration";
        return new Condition(GuestState.INCOMING, said + why);
    }
}
