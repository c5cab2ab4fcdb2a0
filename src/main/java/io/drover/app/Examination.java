package io.drover.app;

import io.drover.cli.Doctor;
import io.drover.cli.Target;
import io.drover.config.ConfigException;
import io.drover.driver.libvirt.LibvirtMissingException;
import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Version;
import io.drover.port.Dom0Driver;
import io.drover.port.HostDriver;
import io.drover.port.JournalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks at configuration, Java, libvirt, journal and every host, without changing any of them. */
final class Examination implements Doctor {
    private static final int OLDEST_JAVA = 17;
    private static final int SECONDS = 70;

    @Override
    public List<Diagnosis> examine(Target target) {
        List<Diagnosis> found = new ArrayList<>();
        found.add(java());
        try {
            Origin origin = Origin.of(target, Examination::later);
            found.add(fine("configuration", said(target, origin)));
            found.add(journal(target, origin));
            Map<HostName, Host> seen = new TreeMap<>();
            origin.drivers()
                    .values()
                    .forEach(driver -> found.add(host(driver, isBehindLibvirt(origin, driver.host()), seen)));
            found.addAll(RuleCheck.of(origin.rules(), seen, origin.drivers().keySet()));
            origin.logins().values().forEach(login -> found.add(login(login)));
            origin.drivers().values().forEach(HostDriver::close);
        } catch (ConfigException e) {
            e.problems().forEach(problem -> found.add(bad("configuration", problem, "correct that line")));
        } catch (LibvirtMissingException e) {
            found.add(bad("libvirt library", String.valueOf(e.getMessage()), "apt-get install libvirt0"));
        } catch (IllegalArgumentException e) {
            found.add(bad("configuration", String.valueOf(e.getMessage()), "correct that setting"));
        }
        return List.copyOf(found);
    }

    private static void later(Duration delay, Runnable work) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(work);
    }

    private static String said(Target target, Origin origin) {
        String names =
                origin.drivers().keySet().stream().map(HostName::value).sorted().collect(Collectors.joining(", "));
        String hosts = origin.drivers().size() + " hosts: " + names;
        return target instanceof Target.Configured configured
                ? configured.file() + ", " + hosts
                : "simulated, " + hosts;
    }

    private static Diagnosis java() {
        String running = "Java " + Runtime.version() + " on " + System.getProperty("os.name");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? fine("Java", running)
                : bad("Java", running, "install Java " + OLDEST_JAVA + " or newer");
    }

    private static Diagnosis journal(Target target, Origin origin) {
        try (JournalFile file = JournalFile.open(target, origin.configuration().journal())) {
            return fine("journal", "opened and locked " + file.where());
        } catch (JournalException e) {
            return bad(
                    "journal", String.valueOf(e.getMessage()), "see above; a running server holds its journal rightly");
        }
    }

    private static boolean isBehindLibvirt(Origin origin, HostName name) {
        return origin.configuration().hosts().stream()
                .anyMatch(host -> host.name().equals(name) && host.libvirt().isPresent());
    }

    private static Diagnosis host(HostDriver driver, boolean behindLibvirt, Map<HostName, Host> seen) {
        String subject = "host " + driver.host();
        try {
            Host host = driver.observe(Set.of())
                    .toCompletableFuture()
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
            seen.put(host.name(), host);
            Host.Platform platform = host.platform();
            return fine(
                    subject,
                    "Xen " + version(platform.xen()) + ", " + platform.toolstack() + " "
                            + version(platform.toolstackVersion()) + ", "
                            + host.guests().size() + " guests"
                            + (platform.isOnlyLookedAt() ? "; only looked at, as it has no libvirt" : ""));
        } catch (CompletionException e) {
            String why = Optional.ofNullable(e.getCause()).orElse(e).getMessage();
            return bad(
                    subject,
                    String.valueOf(why),
                    behindLibvirt
                            ? "try 'virsh -c URI version' with the URI of its entry, from here"
                            : "mend what it says; then see what 'xl info' and 'xl list' say on the host");
        }
    }

    private static Diagnosis login(Dom0Driver login) {
        String subject = "login to " + login.host();
        try {
            Dom0 dom0 = login.observe(Set.of())
                    .toCompletableFuture()
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
            return fine(
                    subject,
                    dom0.system()
                            .asOptional()
                            .map(OperatingSystem::release)
                            .orElseGet(
                                    () -> "an unknown system (" + dom0.system().basis() + ")"));
        } catch (CompletionException e) {
            String why = Optional.ofNullable(e.getCause()).orElse(e).getMessage();
            return bad(
                    subject,
                    String.valueOf(why),
                    "mend what it says; 'ssh', 'ssh-key' and 'ssh-known-hosts' are in the host's entry");
        }
    }

    private static String version(Observed<Version> seen) {
        return seen.asOptional().map(Version::toString).orElseGet(() -> "of unknown version (" + seen.basis() + ")");
    }

    private static Diagnosis fine(String subject, String seen) {
        return new Diagnosis(subject, true, seen, Optional.empty());
    }

    private static Diagnosis bad(String subject, String seen, String remedy) {
        return new Diagnosis(subject, false, seen, Optional.of(remedy));
    }
}
