package io.drover.driver;

import io.drover.model.Dom0;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.Reach;
import io.drover.model.VirtualDisk;
import io.drover.model.XenCopy;
import io.drover.port.Chore;
import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A Dom0 that knows what a test tells it, and nothing if it is told nothing. */
final class ToldDom0 implements Dom0Driver {
    private final HostName host;
    private final Optional<Dom0> facts;
    private final Map<HostName, Reach> reach;
    private final List<Chore> performed = new ArrayList<>();
    private Observed<List<XenCopy>> copies = Observed.known(List.of(), "told by the test");
    private boolean closed;

    ToldDom0(HostName host, Optional<Dom0> facts, Map<HostName, Reach> reach) {
        this.host = host;
        this.facts = facts;
        this.reach = reach;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public HostName host() {
        return host;
    }

    @Override
    public CompletionStage<Dom0> observe(Set<String> paths) {
        return facts.<CompletionStage<Dom0>>map(CompletableFuture::completedStage)
                .orElseGet(ToldDom0::silence);
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        return facts.isPresent() ? CompletableFuture.completedStage(reach) : silence();
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return facts.isPresent()
                ? CompletableFuture.completedStage(Observed.known(List.of(), "told by the test"))
                : silence();
    }

    @Override
    public CompletionStage<Observed<List<XenCopy>>> copies(GuestId guest) {
        return facts.isPresent() ? CompletableFuture.completedStage(copies) : silence();
    }

    @Override
    public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        return facts.isPresent()
                ? CompletableFuture.completedStage(Observed.known(List.of(), "told by the test"))
                : silence();
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        performed.add(chore);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return facts.isPresent() ? CompletableFuture.completedStage(null) : silence();
    }

    /** What Xen holds from now on of any guest. */
    ToldDom0 holding(XenCopy... held) {
        copies = Observed.known(List.of(held), "told by the test");
        return this;
    }

    /** What it was asked to do, in order. */
    List<Chore> performed() {
        return List.copyOf(performed);
    }

    private static <T> CompletionStage<T> silence() {
        return CompletableFuture.failedStage(new HostException(Recourse.RETRY, "the Dom0 is silent"));
    }

    @Override
    public void close() {
        closed = true;
    }
}
