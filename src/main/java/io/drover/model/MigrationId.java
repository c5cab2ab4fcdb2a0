package io.drover.model;

/**
 * One migration of a run.
 *
 * @param run the run it belongs to
 * @param number its place in the plan, from 1
 */
public record MigrationId(RunId run, int number) implements Comparable<MigrationId> {

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is not RUN/NUMBER
     */
    public static MigrationId of(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("migration '" + text + "' is not RUN/NUMBER");
        }
        return new MigrationId(new RunId(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(MigrationId other) {
        int byRun = run.compareTo(other.run);
        return byRun != 0 ? byRun : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return run + "/" + number;
    }
}
