package io.drover.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the pages of each round in what Xen sent: the stream of {@code xl migrate}, kept in a file. It needs no other file of its folder and no
 * library:
 *
 * <pre>
 * java src/jmh/java/io/drover/bench/MigrationStream.java STREAM
 * </pre>
 *
 * <p>The stream's form is that of Xen's {@code docs/specs/libxl-migration-stream.pandoc} and {@code libxc-migration-stream.pandoc}. It does not mark
 * rounds; but a round goes through the guest's memory once from the lowest page up ({@code send_dirty_pages} in
 * {@code tools/libs/guest/xg_sr_save.c}), so that a new one begins where page numbers fall. What was dirtied in one round is what the next one sends.
 */
public final class MigrationStream {
    private static final long LIBXC = 0xffff_ffff_ffff_ffffL;
    private static final int LIBXC_HEADER = 24 - Long.BYTES;
    private static final int DOMAIN_HEADER = 16;
    private static final int END = 0;
    private static final int PAGE_DATA = 1;
    private static final int PAGE_BYTES = 4096;
    private static final long PAGE_NUMBER = (1L << 52) - 1;
    private static final int TYPE_SHIFT = 60;

    /** Types from this on have no contents: broken, allocated only, not there ({@code XEN_DOMCTL_PFINFO_*}). */
    private static final int BARE_TYPES = 0xd;

    private final DataInputStream in;
    private final List<Integer> rounds = new ArrayList<>();
    private long last = Long.MAX_VALUE;

    private MigrationStream(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Prints the pages of each round of the stream in the file that the argument names, the last being sent while the guest stands still. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("give the file that holds the stream of one xl migrate");
            System.exit(2);
            return;
        }
        try (var file = new BufferedInputStream(Files.newInputStream(Path.of(arguments[0])), 1 << 20)) {
            var rounds = new MigrationStream(file).rounds();
            System.out.println(
                    String.join(" ", rounds.stream().map(String::valueOf).toList()));
        }
    }

    private List<Integer> rounds() throws IOException {
        skipTo(LIBXC);
        in.skipNBytes(LIBXC_HEADER + DOMAIN_HEADER);
        int type = number();
        while (type != END) {
            int length = number();
            if (type == PAGE_DATA) {
                pages(length);
            } else {
                in.skipNBytes(padded(length));
            }
            type = number();
        }
        return rounds;
    }

    /** Goes behind the next eight bytes that are that number. */
    private void skipTo(long mark) throws IOException {
        long seen = ~mark;
        while (seen != mark) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("there is no stream of libxc in it");
            }
            seen = seen << Byte.SIZE | next;
        }
    }

    private void pages(int length) throws IOException {
        int count = number();
        number();
        int contents = 0;
        for (int each = 0; each < count; each++) {
            long entry = Long.reverseBytes(in.readLong());
            int sent = (entry >>> TYPE_SHIFT) < BARE_TYPES ? 1 : 0;
            count(entry & PAGE_NUMBER, sent);
            contents += sent;
        }
        int heads = Long.BYTES * (count + 1);
        if (length != heads + contents * PAGE_BYTES) {
            throw new IOException("a record of " + count + " pages has " + length + " bytes");
        }
        in.skipNBytes(padded(length) - heads);
    }

    private void count(long page, int sent) {
        if (page <= last) {
            rounds.add(0);
        }
        // The first round goes through all that the guest could have, whether it has it or not; the others name what
        // was dirtied.
        int counted = rounds.size() == 1 ? sent : 1;
        rounds.set(rounds.size() - 1, rounds.get(rounds.size() - 1) + counted);
        last = page;
    }

    private static long padded(int length) {
        return (length + 7L) / 8 * 8;
    }

    /** Records are written in the byte order of x86. */
    private int number() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
