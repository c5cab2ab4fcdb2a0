package io.drover.driver.dom0;

import io.drover.model.HostName;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** One script on one host. Its answer always comes: from the host, or from the clock. */
final class Call {
    private static final String COMMAND = "/bin/sh -s";
    private static final int SHELL_FAILED = 126;
    private static final int COMPLAINT_BYTES = 1 << 16;
    private static final int COMPLAINT_SHOWN = 300;

    private final HostName host;
    private final Order order;
    private final Wire wire;
    private final CompletableFuture<Output> answer = new CompletableFuture<>();
    private final Collector out;
    private final Collector err = new Collector(COMPLAINT_BYTES, () -> {});
    private volatile @Nullable ChannelExec channel;
    private volatile Instant sent = Instant.EPOCH;

    /**
     * What to do.
     *
     * @param operation its name, for people
     * @param script for the standard input of {@code /bin/sh -s}
     * @param limit how long it may take, connecting and waiting in line included
     * @param outputLimitBytes what it may print
     */
    record Order(String operation, String script, Duration limit, int outputLimitBytes) {}

    Call(HostName host, Order order, Wire wire) {
        this.host = host;
        this.order = order;
        this.wire = wire;
        this.out = new Collector(order.outputLimitBytes(), this::tooMuch);
    }

    CompletableFuture<Output> answer() {
        return answer;
    }

    /** Sends the script, unless the answer is there already. */
    void start(ClientSession session) {
        if (answer.isDone()) {
            return;
        }
        try {
            ChannelExec opened = session.createExecChannel(COMMAND);
            channel = opened;
            Stages.onEnd(answer, (value, failure) -> opened.close(false));
            opened.setIn(new ByteArrayInputStream(order.script().getBytes(StandardCharsets.UTF_8)));
            opened.setOut(out);
            opened.setErr(err);
            opened.addCloseFutureListener(closed -> {
                Instant received = Instant.now();
                wire.work(() -> finish(opened.getExitStatus(), received));
            });
            sent = Instant.now();
            opened.open().addListener(opening -> {
                Throwable failure = opening.getException();
                if (failure != null) {
                    fail(Recourse.RETRY, Stages.said(failure));
                }
            });
        } catch (IOException | RuntimeException e) {
            fail(Recourse.RETRY, Stages.said(e));
        }
    }

    private void finish(@Nullable Integer status, Instant received) {
        if (status == null) {
            fail(Recourse.RETRY, "the connection was lost before the answer was complete");
        } else if (status >= SHELL_FAILED || (status != 0 && out.text().isBlank())) {
            fail(Recourse.GIVE_UP, "the shell ended with " + status + ": " + complaint());
        } else {
            answer.complete(new Output(out.text(), sent, received));
        }
    }

    private String complaint() {
        String said = err.text().strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return said.length() <= COMPLAINT_SHOWN ? said : said.substring(0, COMPLAINT_SHOWN) + "…";
    }

    private void tooMuch() {
        fail(Recourse.GIVE_UP, "it printed more than " + order.outputLimitBytes() + " bytes");
    }

    /** Its time ran out. */
    void expire() {
        String what = channel == null ? "its turn did not come" : "no answer";
        fail(Recourse.RETRY, what + " within " + order.limit().toMillis() + " ms");
    }

    /** It cannot be done, or its answer will not come. */
    void fail(Recourse recourse, String why) {
        fail(new HostException(recourse, host + ": " + order.operation() + " failed: " + why));
    }

    /** It cannot be done. */
    void fail(Throwable why) {
        wire.work(() -> answer.completeExceptionally(why));
    }

    /** Answers at once, because the driver lets go of the host. */
    void abandon() {
        answer.completeExceptionally(new HostException(
                Recourse.RETRY, host + ": " + order.operation() + " was left alone: the driver was closed"));
    }
}
