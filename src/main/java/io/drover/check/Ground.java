package io.drover.check;

/** What a check rests on: who has to have told, for it to answer. */
public enum Ground {
    /** The toolstack's inventory of the hosts: libvirt's, or xl's. */
    TOOLSTACK("the toolstack"),
    /** What a Dom0 tells over SSH. */
    DOM0("the Dom0, over SSH"),
    /** What one host tries of another. */
    REACH("a trial from host to host"),
    /** Every host that answers, not only the two. */
    FLEET("the whole fleet"),
    /** What Xen's pre-copy rule makes of the guest's writing and the link. */
    FORECAST("the forecast"),
    /** What the operator configured or did. */
    OPERATOR("the operator");

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    /** In words, for the catalogue. */
    public String words() {
        return words;
    }
}
