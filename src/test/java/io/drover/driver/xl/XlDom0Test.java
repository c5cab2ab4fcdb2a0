package io.drover.driver.xl;

import io.drover.driver.Dom0DriverContract;
import io.drover.driver.Dom0World;
import io.drover.driver.dom0.TwoDom0s;
import io.drover.model.Dom0;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.model.XenCopy;
import io.drover.port.Chore;
import io.drover.port.Dom0Driver;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.io.TempDir;

/** What a login promises holds for the driver that has nothing else. */
class XlDom0Test extends Dom0DriverContract {
    @TempDir
    private Path directory;

    @Override
    protected Dom0World open() {
        try {
            var dom0s = new TwoDom0s(directory);
            RecordedXl.busy(dom0s.one());
            RecordedXl.idle(dom0s.two());
            return new Through(dom0s);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A driver of a host, asked as if it were the login. */
    private record AsLogin(HostDriver driver) implements Dom0Driver {
        @Override
        public HostName host() {
            return driver.host();
        }

        @Override
        public CompletionStage<Dom0> observe(Set<String> paths) {
            return driver.observe(paths)
                    .thenApply(host -> host.dom0().asOptional().orElseThrow());
        }

        @Override
        public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
            return driver.disks(guest);
        }

        @Override
        public CompletionStage<Observed<List<XenCopy>>> copies(GuestId guest) {
            return driver.look(guest).thenApply(Sighting::xen);
        }

        @Override
        public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
            return driver.otherSenders(guest);
        }

        @Override
        public CompletionStage<Void> abort(GuestId guest) {
            return driver.abort(guest);
        }

        @Override
        public CompletionStage<Void> perform(Chore chore) {
            return driver.perform(chore);
        }

        @Override
        public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
            return driver.reach(others, directories);
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    /** The same world, its hosts behind drivers. */
    private record Through(TwoDom0s dom0s) implements Dom0World {
        private static Dom0Driver through(Dom0Driver login) {
            return new AsLogin(new XlHostDriver(login, Optional.empty()));
        }

        @Override
        public Dom0Driver source() {
            return through(dom0s.source());
        }

        @Override
        public Dom0Driver unreachable() {
            return through(dom0s.unreachable());
        }

        @Override
        public HostName destination() {
            return dom0s.destination();
        }

        @Override
        public HostName nowhere() {
            return dom0s.nowhere();
        }

        @Override
        public String path() {
            return dom0s.path();
        }

        @Override
        public String shared() {
            return dom0s.shared();
        }

        @Override
        public String apart() {
            return dom0s.apart();
        }

        @Override
        public String missing() {
            return dom0s.missing();
        }

        @Override
        public List<String> files() {
            return dom0s.files();
        }

        @Override
        public void breakDestination() {
            dom0s.breakDestination();
        }

        @Override
        public <T> T await(CompletionStage<T> stage) throws HostException {
            return dom0s.await(stage);
        }

        @Override
        public void close() {
            dom0s.close();
        }
    }
}
