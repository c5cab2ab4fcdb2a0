package io.drover.check;

import io.drover.model.CpuPool;
import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;

/** The pool of processors that a guest runs in exists at the destination by the same name, and has processors. */
final class GuestCpuPool implements DestinationCheck {
    /** Every host has it: what it boots with. */
    private static final String FIRST = "Pool-0";

    @Override
    public About about() {
        return About.effort(
                        "guest.cpu-pool",
                        "Its pool of processors exists at the destination",
                        "The toolstack makes no guest in a pool that is not there.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Make the pool at the destination, or move the guest to Pool-0.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var wanted = question.portrait().setup().cpuPool();
        if (!(wanted instanceof Observed.Known<String> pool)) {
            return Answer.unknown("the pool of processors that it runs in is not known (" + wanted.basis() + ")");
        }
        if (pool.value().equals(FIRST) || pool.value().isEmpty()) {
            return Answer.pass(() -> "it runs in the pool that every host has (" + pool.how() + ")");
        }
        var there = Told.by(destination, Dom0::cpuPools);
        if (!(there instanceof Observed.Known<List<CpuPool>> pools)) {
            return Answer.unknown("it runs in " + pool.value() + " (" + pool.how() + "); the pools of "
                    + destination.name() + " are not known (" + there.basis() + ")");
        }
        var named = pools.value().stream()
                .filter(each -> each.name().equals(pool.value()))
                .findFirst();
        var evidence = "it runs in " + pool.value() + " (" + pool.how() + "); " + destination.name()
                + named.map(each -> each.cpus() > 0 ? " has it, with " + each.cpus() : " has it without a processor")
                        .orElse(" has "
                                + Words.list(pools.value().stream()
                                        .map(CpuPool::name)
                                        .toList()) + " only")
                + " (" + pools.how() + ")";
        return named.filter(each -> each.cpus() > 0).isPresent()
                ? Answer.pass(evidence)
                : Answer.block(evidence, remedy(question, destination, pool.value()));
    }

    private static Remedy remedy(Question question, Host destination, String pool) {
        return Remedy.commands(
                "On " + destination.name() + ", make the pool and give it processors in place of CPUS; or on "
                        + question.source().name() + ", move the guest to " + FIRST + " by the last one.",
                "xl cpupool-create " + Words.quoted("name=\"" + pool.replace("\"", "") + "\""),
                "xl cpupool-cpu-add " + Words.quoted(pool) + " CPUS",
                "xl cpupool-migrate " + Words.quoted(question.guest().name()) + " " + FIRST);
    }
}
