package io.drover.model;

/**
 * What a rule calls guests by: a name, a UUID, or a name in which each {@code *} stands for any characters, also none.
 *
 * @param text as the operator wrote it; a UUID is taken for a UUID in any case of its letters
 */
public record GuestPattern(String text) {
    private static final char ANY = '*';
    private static final int UUID_LENGTH = 36;

    public GuestPattern {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "a guest's name is blank; it must be a name, a UUID or a pattern such as web*");
        }
    }

    /** Whether it can mean more than one guest by its form. */
    public boolean isOpen() {
        return text.indexOf(ANY) >= 0;
    }

    /** Whether it means that guest. */
    public boolean fits(GuestId id, String name) {
        return text.equals(name) || isUuidOf(id) || (isOpen() && fits(name));
    }

    /** Large fleets ask this of every guest and every rule: a UUID is written out only to be held against what could be one. */
    private boolean isUuidOf(GuestId id) {
        return text.length() == UUID_LENGTH && text.equalsIgnoreCase(id.toString());
    }

    /** The first piece between stars begins the name, the last ends it, and those between follow each other in it. */
    private boolean fits(String name) {
        var pieces = text.split("\\*", -1);
        var head = pieces[0];
        var tail = pieces[pieces.length - 1];
        if (!name.startsWith(head) || !name.endsWith(tail)) {
            return false;
        }
        int at = head.length();
        for (int number = 1; number < pieces.length - 1; number++) {
            int found = name.indexOf(pieces[number], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[number].length();
        }
        return at <= name.length() - tail.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
