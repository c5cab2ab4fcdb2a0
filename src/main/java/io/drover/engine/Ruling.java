package io.drover.engine;

/** What a case of {@link Reconciliation} means, and what follows: the safe action, or why an operator must decide. */
enum Ruling {
    ARRIVED(
            Kind.DECIDES,
            "it runs at the destination and the source holds no copy of it",
            "settle it at the destination"),
    STAYED(
            Kind.DECIDES,
            "it runs at the source and nothing is left at the destination",
            "call the migration failed, once a second look shows the same"),
    SILENCE(Kind.WAITS, "a host does not answer", "ask again; nobody can tell what a silent host runs"),
    UNDER_WAY(
            Kind.WAITS,
            "a migration is still under way",
            "let it end: it goes on without Drover, and to interfere kills guests"),
    NOT_PROVED(
            Kind.WAITS,
            "a host says that it runs, and nothing proves it",
            "look on: Xen's word or processor time that grows would prove it; toolstacks call suspended guests running"),
    CLEAN_DESTINATION(
            Kind.ACTS,
            "it runs at the source, and the destination keeps a copy that has never run",
            "destroy the copy at the destination, while Xen is seen to run the guest at the source"),
    CLEAN_SOURCE(
            Kind.ACTS,
            "it runs at the destination, and the source keeps its suspended copy",
            "destroy the copy at the source, while Xen is seen to run the guest at the destination"),
    GO_BACK(
            Kind.ACTS,
            "the hand-over broke off: suspended at the source, and complete or not at the destination, where it has never run",
            "let it run on at the source, if no third host holds it; then there is a copy to clean at the destination"),
    GO_FORWARD(
            Kind.ACTS,
            "all of it went over, the source holds no copy, and the only copy waits at the destination",
            "let it run at the destination, if no third host holds it"),
    RESYNC_DESTINATION(
            Kind.ACTS,
            "it runs at the source, and the destination still expects it",
            "end the process there that waits for the rest of it, or else restart the destination's toolstack, which leaves guests"
                    + " alone; then look again"),
    ABANDONED(
            Kind.ACTS,
            "the source holds no copy any more, and the destination still expects the rest of one",
            "end the process there that waits for the rest, without which no copy can run, or else restart the destination's"
                    + " toolstack, which leaves guests alone; then look again"),
    RELEASE(
            Kind.ACTS,
            "nobody moves its memory any more, and a job that nobody ends still holds a copy that does not run",
            "restart the toolstacks that cling to it, which leaves guests alone: the source's first, which may still have somebody finish the transfer; then look again"),
    TWICE(
            Kind.ASKS,
            "DANGER: it runs on both hosts, and two copies write one disk",
            "only an operator can know which copy's changes may be lost"),
    NOWHERE(
            Kind.ASKS,
            "it runs on neither host",
            "starting it is no part of a migration: it may have been shut down on purpose, or may run on a third host"),
    UNFINISHED(
            Kind.ASKS,
            "the only copy is at the destination, and whether all of it arrived is not known",
            "a copy that is not whole must not run, and one that is whole would be lost with it"),
    LONE_SUSPENDED(
            Kind.ASKS,
            "the source holds it suspended, and the destination holds no copy that would show whether it ran there",
            "if it ran there, its memory at the source is older than its disk, and running on would damage the disk"),
    TWO_HISTORIES(
            Kind.ASKS,
            "both hosts hold a copy, and the one at the destination has run there",
            "either copy may be the one whose changes are on the disk"),
    HELD(
            Kind.ASKS,
            "a copy is held in a way that no migration leaves by itself",
            "somebody paused or moved it by hand, and may mean to let it run on"),
    UNLISTED(
            Kind.ASKS,
            "Xen runs it on a host whose toolstack does not know it",
            "it was started or moved by other means, which Drover must not undo"),
    AGAINST_PROOF(
            Kind.ASKS,
            "it had been proved to run at the destination, and the source has a copy again",
            "somebody else moved or started it after the proof"),
    ODD_STATE(
            Kind.ASKS,
            "a host has it crashed, going down, or in a state that no migration leaves",
            "whether its memory is worth anything is for its owner to say");

    /** What sort of consequence a ruling has. */
    enum Kind {
        /** It is known who owns the guest. */
        DECIDES,
        /** It may become known by waiting. */
        WAITS,
        /** Drover can mend it, on evidence of the same look. */
        ACTS,
        /** An operator must decide. */
        ASKS
    }

    private final Kind kind;
    private final String meaning;
    private final String consequence;

    Ruling(Kind kind, String meaning, String consequence) {
        this.kind = kind;
        this.meaning = meaning;
        this.consequence = consequence;
    }

    Kind kind() {
        return kind;
    }

    /** What the two sightings mean together. */
    String meaning() {
        return meaning;
    }

    /** What Drover does, or why it does nothing by itself. */
    String consequence() {
        return consequence;
    }
}
