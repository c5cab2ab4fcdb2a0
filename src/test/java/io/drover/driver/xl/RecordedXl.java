package io.drover.driver.xl;

import io.drover.driver.dom0.Answer;
import io.drover.driver.dom0.FakeDom0;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code xl} on a pretended Dom0: it says what it said on a real host, where a guest ran from a disk on NFS. */
public final class RecordedXl {
    /** The guest's disk, in the directory that the pretended hosts share. */
    public static final String DISK = "/fleet/shared/g1.img";

    private static final String REAL_DISK = "/srv/vm/disks/g1.img";

    private RecordedXl() {}

    /** A host where the guest runs; it uses a second of processor time from each look to the next. */
    public static void busy(FakeDom0 host) throws IOException {
        var told = Answer.of(Answer.XEN2);
        install(host, told, told.said("xl list -l").replace(REAL_DISK, DISK));
        Path tree = host.home().resolve("bin/backends");
        Files.writeString(tree, told.said("xenstore-ls /local/domain/0/backend").replace(REAL_DISK, DISK));
        host.program("xenstore-ls", "cat '" + tree + "'");
    }

    /** A host without guests. */
    public static void idle(FakeDom0 host) throws IOException {
        var told = Answer.of(Answer.XEN1);
        install(host, told, told.said("xl list -l"));
    }

    /** What was made of the host's guests is told by this text from now on. */
    public static void describes(FakeDom0 host, String json) throws IOException {
        Files.writeString(host.home().resolve("bin/configs"), json);
    }

    private static void install(FakeDom0 host, Answer told, String configs) throws IOException {
        Path bin = host.home().resolve("bin");
        Files.writeString(bin.resolve("info"), told.said("xl info"));
        Files.writeString(bin.resolve("table"), told.said("xl list -v -c"));
        Files.writeString(bin.resolve("pools"), told.said("xl cpupool-list"));
        describes(host, configs);
        host.program("xl", """
                cd '%s' || exit 1
                case "$*" in
                info) cat info ;;
                'list -v -c')
                    echo look >>looks
                    looks=$(wc -l <looks)
                    sed "s/ 31\\\\.7 / $((31 + looks)).7 /" table
                    ;;
                'list -l') cat configs ;;
                cpupool-list) cat pools ;;
                *)
                    echo "xl: $* is not what Drover asks" >&2
                    exit 1
                    ;;
                esac""".formatted(bin));
    }
}
