package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;

/** The destination has the memory, with what moves under way or planned will still take. */
final class HostMemory implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                "host.memory",
                "The destination has the memory",
                "Xen reserves nothing for a guest that is arriving: it fails in the middle, or takes what another move counted on.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        long free = destination.memory().freeBytes();
        long reserved = question.reservedAtDestination();
        long need = Footprint.bytes(question.guest());
        long needAtMost = Footprint.bytesAtMost(question.guest());
        var evidence = destination.name() + " has " + Words.mib(free) + " free, " + Words.mibNeeded(reserved)
                + " of it reserved by other moves; the guest needs " + Words.mibNeeded(need) + " ("
                + Words.mibNeeded(question.guest().memoryBytes()) + " and overhead)";
        if (need > free - reserved) {
            return Answer.block(
                    evidence,
                    Remedy.advice("Free " + Words.mibNeeded(need - free + reserved) + " on " + destination.name()
                            + ", balloon the guest down, or choose another destination."));
        }
        return needAtMost > free - reserved
                ? Answer.warn(
                        evidence + "; grown to its maximum it would need " + Words.mibNeeded(needAtMost),
                        Remedy.advice("It moves as it is, but cannot grow to its maximum there."))
                : Answer.pass(evidence);
    }
}
