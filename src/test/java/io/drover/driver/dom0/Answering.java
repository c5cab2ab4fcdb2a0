package io.drover.driver.dom0;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a {@link FakeDom0} does with a script. */
@FunctionalInterface
interface Answering {
    /** Answers it, and gives the shell's exit code. */
    int answer(FakeDom0 host, String script, OutputStream out, OutputStream err)
            throws IOException, InterruptedException;

    /** A real shell runs it. */
    static Answering withShell() {
        return (host, script, out, err) -> {
            Path input = Files.createTempFile(host.home(), "script", ".sh");
            Path said = Files.createTempFile(host.home(), "said", ".txt");
            Path complained = Files.createTempFile(host.home(), "complained", ".txt");
            Files.writeString(input, host.inward(script));
            ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-s")
                    .redirectInput(input.toFile())
                    .redirectOutput(said.toFile())
                    .redirectError(complained.toFile());
            shell.environment().put("PATH", host.searchPath());
            shell.environment().put("HOME", host.home().toString());
            int code = shell.start().waitFor();
            out.write(host.outward(Files.readString(said)).getBytes(StandardCharsets.UTF_8));
            err.write(host.outward(Files.readString(complained)).getBytes(StandardCharsets.UTF_8));
            return code;
        };
    }

    /** Always the same words. */
    static Answering saying(String words) {
        return (host, script, out, err) -> {
            out.write(words.getBytes(StandardCharsets.UTF_8));
            return 0;
        };
    }

    /** A real shell runs it, unless it holds a word: then the shell fails. */
    static Answering failingAt(String word) {
        return (host, script, out, err) ->
                script.contains(word) ? 127 : withShell().answer(host, script, out, err);
    }
}
