package io.drover.model;

/** The stable name of a check, such as {@code guest.running}; operators use it to accept a finding by name. */
public record CheckId(String value) implements Comparable<CheckId> {
    @Override
    public int compareTo(CheckId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
