package io.drover.model;

import java.util.List;
import java.util.Optional;

/**
 * Whether the guests of any one host that failed could be started again on the others.
 *
 * @param state what is known of it
 * @param failure what the failure would mean that is the hardest to bear; nothing where no host has guests
 */
public record Reserve(State state, Optional<Failure> failure) {

    /** What is known of a reserve. */
    public enum State {
        /** For each host, a place was found for all of its guests. */
        KEPT,
        /** It is proved that there is none for some. */
        NOT_KEPT,
        /** None was found for some, and that there is none was not proved either. */
        NOT_PROVED
    }

    /**
     * What it would mean if a host failed.
     *
     * @param host which host
     * @param spareBytes the memory that the others have free beyond what its guests take; less than nothing where they have less
     * @param homeless the guests that would find no host, by name
     * @param lackingBytes the memory that would have to be freed for them at least on one host; 0 where memory would not help
     * @param evidence why they would find none, as the end of "if the host failed, …"; empty where there are none
     * @param remedy what would help; empty where there are none
     */
    public record Failure(
            HostName host, long spareBytes, List<String> homeless, long lackingBytes, String evidence, String remedy) {
        public Failure {
            homeless = List.copyOf(homeless);
        }
    }

    /** Whether a place was found for everybody, whichever host fails. */
    public boolean isKept() {
        return state == State.KEPT;
    }
}
