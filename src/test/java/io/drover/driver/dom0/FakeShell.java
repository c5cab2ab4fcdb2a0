package io.drover.driver.dom0;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** One command on a {@link FakeDom0}, on a thread of its own. */
final class FakeShell implements Command {
    private final FakeDom0 host;
    private final String command;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, immediately) -> {};

    FakeShell(FakeDom0 host, String command) {
        this.host = host;
        this.command = command;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        var thread = new Thread(this::run, "fake-shell");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            int code = command.equals("/bin/sh -s") ? host.run(in, out, err) : 127;
            out.flush();
            err.flush();
            exit.onExit(code);
        } catch (IOException | InterruptedException e) {
            exit.onExit(255, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void destroy(ChannelSession channel) {}
}
