package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.XenDomain;
import java.util.List;
import java.util.function.Supplier;

/**
 * The destination has the memory, with what moves under way or planned will still take, and without what Xen promised to guests that
 * are being built. Where Dom0 may be shrunk, it makes room, at a price.
 */
final class HostMemory implements DestinationCheck {
    private static final long MIB = 1L << 20;

    /** libxl takes no more than leaves Dom0 this (LIBXL_MIN_DOM0_MEM of Xen's sources). */
    private static final long LEAST_OF_DOM0 = 128L << 20;

    @Override
    public About about() {
        return About.effort(
                        "host.memory",
                        "The destination has the memory",
                        "Xen reserves nothing for a guest that is arriving: it fails in the middle, or takes what another move"
                                + " counted on.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.OPERATOR)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Free memory there, balloon the guest down, or choose another destination.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        long free = free(destination);
        long reserved = question.reservedAtDestination();
        long need = Footprint.bytes(question.guest());
        long needAtMost = Footprint.bytesAtMost(question.guest());
        Supplier<String> evidence = () -> destination.name() + " has " + Words.mib(free) + " free, "
                + Words.mibNeeded(reserved)
                + " of it reserved by other moves" + others(question) + "; the guest needs " + Words.mibNeeded(need)
                + " ("
                + Words.mibNeeded(question.guest().memoryBytes()) + " and overhead)";
        if (need > free - reserved) {
            return tooLittle(question, destination, evidence, need - free + reserved);
        }
        return needAtMost > free - reserved
                ? Answer.warn(
                        () -> evidence.get() + "; grown to its maximum it would need " + Words.mibNeeded(needAtMost),
                        () -> Remedy.advice("It moves as it is, but cannot grow to its maximum there."))
                : Answer.pass(evidence);
    }

    private static String others(Question question) {
        var names = question.othersArriving().stream().map(Guest::name).toList();
        return names.isEmpty() ? "" : ", among them those of " + String.join(", ", names) + ", which no open run moves";
    }

    /**
     * What Xen could give to a new guest, in bytes. {@code xl info} takes promised memory off what it calls free (xl_info.c of Xen's
     * sources), libvirt does not.
     */
    private static long free(Host host) {
        long said = host.memory().freeBytes();
        return Told.by(host, Dom0::hypervisor) instanceof Observed.Known<Hypervisor> xen
                ? Math.min(said - xen.value().claimedBytes(), xen.value().freeBytes())
                : said;
    }

    private static Answer tooLittle(Question question, Host destination, Supplier<String> evidence, long missing) {
        var amount = Words.mibNeeded(missing);
        if (balloons(destination) && missing <= sparedByDom0(destination)) {
            return Answer.warn(
                    evidence.get() + "; its toolstack shrinks Dom0 to make room (autoballoon), by " + amount,
                    Remedy.commands(
                            "Better free " + amount + " on " + destination.name()
                                    + ": a Dom0 that is shrunk stalls its guests' disks. Fix its memory by dom0_mem on Xen's"
                                    + " command line, and set autoballoon=\"off\" in xl.conf.",
                            "xl info free_memory"));
        }
        return Answer.block(evidence.get(), balloonDown(question, destination, missing));
    }

    /** A guest that is left with less than half may not live; and a byte less of memory is a byte less that it needs. */
    private static Remedy balloonDown(Question question, Host destination, long missing) {
        long mib = Math.floorDiv(question.guest().memoryBytes() - missing, MIB);
        var advice = "Free " + Words.mibNeeded(missing) + " on " + destination.name() + ", balloon the guest down"
                + ", or choose another destination.";
        if (2 * mib * MIB < question.guest().memoryBytes()) {
            return Remedy.advice(advice);
        }
        var name = Words.quoted(question.guest().name());
        return Remedy.commands(
                advice + " Ballooning is done on " + question.source().name()
                        + " with one of these (libvirt; xl), where the guest can spare it.",
                "virsh setmem " + name + " " + mib + "M --live",
                "xl mem-set " + name + " " + mib + "m");
    }

    /** By {@code xl.conf}; its {@code auto} means yes unless Xen was told Dom0's memory. */
    private static boolean balloons(Host host) {
        var setting = Told.by(host, Told.setting("autoballoon")).asOptional().orElse("off");
        return switch (setting) {
            case "on", "1" -> true;
            case "auto" ->
                Told.by(host, Dom0::hypervisor)
                        .asOptional()
                        .filter(xen -> !xen.commandLine().contains("dom0_mem="))
                        .isPresent();
            default -> false;
        };
    }

    private static long sparedByDom0(Host host) {
        List<XenDomain> domains = Told.by(host, Dom0::domains).asOptional().orElse(List.of());
        return domains.stream()
                .filter(XenDomain::isDomainZero)
                .mapToLong(dom0 -> dom0.memoryBytes() - LEAST_OF_DOM0)
                .findFirst()
                .orElse(0);
    }
}
