package io.drover.driver.dom0;

import io.drover.model.Dom0;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.Reach;
import io.drover.model.VirtualDisk;
import io.drover.model.XenCopy;
import io.drover.model.XenDomain;
import io.drover.port.Chore;
import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A Dom0 that Drover logs in to. Made by {@link Dom0Fleet}, because what a host reaches is tried with the other one's help. */
final class SshDom0Driver implements Dom0Driver {
    private final Line line;
    private final Function<HostName, Optional<Line>> others;
    private final Interview interview;
    private final Runnable closed;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * A driver.
     *
     * @param others the lines to the other hosts of the fleet
     * @param closed told when the driver lets go
     */
    SshDom0Driver(Line line, Function<HostName, Optional<Line>> others, Interview interview, Runnable closed) {
        this.line = line;
        this.others = others;
        this.interview = interview;
        this.closed = closed;
    }

    @Override
    public HostName host() {
        return line.host();
    }

    @Override
    public CompletionStage<Dom0> observe(Set<String> paths) {
        try {
            String script = Script.in(interview.script().apply(Set.copyOf(paths)));
            return Stages.plain(
                    line.run("observe", script, line.settings().observeLimit()).thenApply(this::read));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(
                    new HostException(Recourse.GIVE_UP, host() + ": observe was not tried: " + Stages.said(e), e));
        }
    }

    @Override
    public CompletionStage<Observed<List<XenCopy>>> copies(GuestId guest) {
        String mark = Nonce.word();
        return Stages.plain(
                line.run("copies", Copies.script(mark, guest), line.settings().reachLimit())
                        .thenApply(output -> Copies.read(Report.of(output.text(), mark))));
    }

    @Override
    public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        String mark = Nonce.word();
        return Stages.plain(
                line.run("senders", Senders.script(mark, guest), line.settings().reachLimit())
                        .thenApply(output -> Senders.read(Report.of(output.text(), mark))));
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        String mark = Nonce.word();
        return Deeds.script(mark, chore)
                .map(script ->
                        Stages.plain(line.run("perform", script, line.settings().reachLimit())
                                .thenAccept(output -> Deeds.judge(host(), Report.of(output.text(), mark)))))
                .orElseGet(() -> CompletableFuture.failedFuture(new HostException(
                        Recourse.GIVE_UP,
                        host() + ": a login does not do " + chore.getClass().getSimpleName())));
    }

    /** The same look as for all facts: the backends are a part of it, and it is taken once a migration. */
    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return observe(Set.of()).thenApply(told -> of(guest, told));
    }

    private Observed<List<VirtualDisk>> of(GuestId guest, Dom0 told) {
        if (!(told.domains() instanceof Observed.Known<List<XenDomain>> known)) {
            return Observed.unknown(told.domains().basis());
        }
        return known.value().stream()
                .filter(domain -> domain.id().equals(Optional.of(guest)))
                .findFirst()
                .map(XenDomain::disks)
                .orElseGet(() -> Observed.unknown("Xen on " + host() + " does not list the guest"));
    }

    private Dom0 read(Output output) {
        try {
            return interview.reading().read(output.text(), output.sent(), output.received());
        } catch (RuntimeException e) {
            throw new CompletionException(
                    new HostException(Recourse.GIVE_UP, host() + ": observe was not understood: " + Stages.said(e), e));
        }
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        return new Reaching(line, this.others).of(Set.copyOf(others), Set.copyOf(directories));
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return new Abort(line).of(guest);
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            line.close();
            closed.run();
        }
    }
}
