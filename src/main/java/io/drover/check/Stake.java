package io.drover.check;

/** What is lost when a check cannot answer and the migration starts all the same. */
public enum Stake {
    /** A guest's data or its running state: not knowing holds the migration back until an operator accepts it by name. */
    DATA,
    /** Time: the migration fails, and the guest runs on where it was. Not knowing does not hold. */
    EFFORT
}
