package io.drover.driver.dom0;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a script prints, up to a limit. What is beyond it is dropped, and told once. */
final class Collector extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limitBytes;
    private final Runnable beyond;
    private boolean told;

    Collector(int limitBytes, Runnable beyond) {
        this.limitBytes = limitBytes;
        this.beyond = beyond;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        boolean tell;
        synchronized (this) {
            int room = limitBytes - kept.size();
            kept.write(bytes, offset, Math.min(room, length));
            tell = length > room && !told;
            told |= tell;
        }
        if (tell) {
            beyond.run();
        }
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
