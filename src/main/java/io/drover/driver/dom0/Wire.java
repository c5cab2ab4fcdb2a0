package io.drover.driver.dom0;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * What all hosts share: one SSH client that reads no files of the user's by itself and knows private keys as its only proof, a
 * few threads for what may block or takes a moment, and a clock.
 */
final class Wire implements AutoCloseable {
    private static final int WORKERS = 4;
    private static final int LOST_AFTER = 3;

    private final SshClient client;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, threads("dom0-clock"));

    Wire(Dom0Settings settings) {
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads("dom0-worker"));
        workers.allowCoreThreadTimeOut(true);
        workers.setRejectedExecutionHandler((work, executor) -> {});
        clock.setRemoveOnCancelPolicy(true);
        clock.setRejectedExecutionHandler((work, executor) -> {});
        client = client(settings);
    }

    private static SshClient client(Dom0Settings settings) {
        HostKeyCheck hostKeys = new HostKeyCheck();
        SshClient client = ClientBuilder.builder()
                .serverKeyVerifier(hostKeys)
                .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                .filePasswordProvider(FilePasswordProvider.EMPTY)
                .build();
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.addSessionListener(hostKeys);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.keepAliveEvery());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, LOST_AFTER);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, settings.connectLimit());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.connectLimit());
        CoreModuleProperties.SOCKET_KEEPALIVE.set(client, true);
        client.start();
        return client;
    }

    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    SshClient client() {
        return client;
    }

    /** Does something on a thread that may block for a moment. */
    void work(Runnable work) {
        workers.execute(work);
    }

    /** Does something, on such a thread, when an answer has not come in time. */
    void unlessDone(CompletableFuture<?> answer, Duration limit, Runnable late) {
        Future<?> alarm = clock.schedule(() -> work(late), limit.toNanos(), TimeUnit.NANOSECONDS);
        Stages.onEnd(answer, (value, failure) -> alarm.cancel(false));
    }

    /** Ends all connections. What is under way is not waited for. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdown();
        client.close(true);
    }
}
