package io.drover.driver.dom0;

import io.drover.model.DiskLocks;
import io.drover.model.Observed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps two guests from one disk: libvirt's lock manager, and the locks that are held. virtlockd holds a lock as long as it
 * has its file open: in its directory of locks, where the name is the SHA-256 of the disk's path, or else the disk itself.
 */
final class Locks {
    static final List<String> LOCKD_CONF =
            List.of("/etc/libvirt/libxl-lockd.conf", "/usr/local/etc/libvirt/libxl-lockd.conf");

    private static final List<String> LIBXL_CONF =
            List.of("/etc/libvirt/libxl.conf", "/usr/local/etc/libvirt/libxl.conf");
    private static final Pattern OPEN = Pattern.compile(".* -> (/.*)");
    private static final Pattern OWN =
            Pattern.compile("/(?:dev/(?:null|pts/.*|console)|run|var/run|var/log|proc|sys|tmp)(?:/.*)?");
    private static final Pattern RESOURCE = Pattern.compile("r [^:]*:([^:]+):.*");

    private Locks() {}

    static Observed<DiskLocks> read(Sections sections, Files files) {
        return Sections.attempt("libxl.conf, " + LOCKD_CONF.get(0), () -> {
            var kind = new Assignments(Sections.need(files.lines(LIBXL_CONF))).value("lock_manager", "nop");
            return switch (kind) {
                case "nop", "" -> new DiskLocks("none", Set.of());
                case "lockd" -> new DiskLocks(kind, ofVirtlockd(sections, files));
                case "sanlock" -> new DiskLocks(kind, ofSanlock(sections, files));
                default -> throw new IllegalArgumentException("lock_manager is " + kind + ", which is not known here");
            };
        });
    }

    private static Set<String> ofVirtlockd(Sections sections, Files files) {
        var directory = new Assignments(Sections.need(files.lines(LOCKD_CONF))).value("file_lockspace_dir", "");
        var held = new TreeSet<String>();
        for (int process : running(files, "virtlockd")) {
            Section open = Sections.need(sections.ending("ls -l /proc/" + process + "/fd", 0));
            for (String line : open.rows()) {
                Matcher file = OPEN.matcher(line);
                if (file.matches()) {
                    lock(file.group(1), directory).ifPresent(held::add);
                }
            }
        }
        return held;
    }

    private static Optional<String> lock(String file, String directory) {
        if (directory.isEmpty()) {
            return OWN.matcher(file).matches() ? Optional.empty() : Optional.of(sha256(file));
        }
        var inside = directory.endsWith("/") ? directory : directory + "/";
        return file.startsWith(inside) ? Optional.of(file.substring(inside.length())) : Optional.empty();
    }

    private static Set<String> ofSanlock(Sections sections, Files files) {
        var held = new TreeSet<String>();
        if (!running(files, "sanlock").isEmpty()) {
            for (String line :
                    Sections.need(sections.ending("sanlock client status", 0)).rows()) {
                Matcher resource = RESOURCE.matcher(line);
                if (resource.matches()) {
                    held.add(resource.group(1));
                }
            }
        }
        return held;
    }

    private static Set<Integer> running(Files files, String name) {
        var numbers = new TreeSet<Integer>();
        for (Map.Entry<Integer, String> process :
                Sections.need(files.processes()).entrySet()) {
            if (process.getValue().equals(name)) {
                numbers.add(process.getKey());
            }
        }
        return numbers;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
