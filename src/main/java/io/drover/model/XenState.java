package io.drover.model;

/**
 * Xen's six flags for a domain: running, blocked, paused, shut down, crashed, dying ({@code rbpscd} in {@code xl list}).
 *
 * @param flags the six characters, with a dash for each that is not set
 */
public record XenState(String flags) {
    /** The place of the reason for a shutdown. */
    private static final int REASON = 4;

    /** Held by a toolstack: it does not run, and cannot answer the request to suspend. */
    public boolean isPaused() {
        return has('p');
    }

    /** Its kernel has shut down or suspended; without a crash that is a guest in the middle of a hand-over. */
    public boolean isShutDown() {
        return has('s');
    }

    /** Its kernel has suspended itself, as it is asked to for the hand-over: memory and devices are at rest, and it can run on. */
    public boolean isSuspended() {
        return flags.length() > REASON && flags.charAt(REASON) == 's' && isShutDown() && !isDying();
    }

    /** Its kernel crashed. */
    public boolean isCrashed() {
        return has('c');
    }

    /** Xen is taking it apart. */
    public boolean isDying() {
        return has('d');
    }

    /** Xen schedules it, busy or idle. */
    public boolean isScheduled() {
        return !isPaused() && !isShutDown() && !isCrashed() && !isDying();
    }

    /** The state in words, with the flags that say so. */
    public String inWords() {
        String word = "running";
        if (isDying()) {
            word = "dying";
        } else if (isCrashed()) {
            word = "crashed";
        } else if (isSuspended()) {
            word = "suspended";
        } else if (isShutDown()) {
            word = "shut down";
        } else if (isPaused()) {
            word = "paused";
        }
        return word + " (" + flags + ")";
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }
}
