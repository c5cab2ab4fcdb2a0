package io.drover.check;

import io.drover.model.CheckId;

/**
 * A check's entry in the registry and the documentation.
 *
 * @param id its stable name, which operators type
 * @param title what it asks, in a few words
 * @param protects what goes wrong without it
 * @param stake what is lost when it cannot answer
 */
public record About(CheckId id, String title, String protects, Stake stake) {

    /** An entry for a check on which a guest's data or running state hangs. */
    static About data(String id, String title, String protects) {
        return new About(new CheckId(id), title, protects, Stake.DATA);
    }

    /** An entry for a check that saves a migration which would fail without harm. */
    static About effort(String id, String title, String protects) {
        return new About(new CheckId(id), title, protects, Stake.EFFORT);
    }
}
