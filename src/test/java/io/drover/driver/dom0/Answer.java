package io.drover.driver.dom0;

import io.drover.model.Dom0;
import io.drover.model.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole answer of a host, in which a test changes what one command said. */
public final class Answer {
    public static final String XEN1 = "linux-xen1.txt";
    public static final String XEN2 = "linux-xen2.txt";
    public static final String FREEBSD = "freebsd.txt";

    /** Around the time that the fixtures were taken. */
    static final Instant SENT = Instant.ofEpochSecond(1_795_341_673L);

    static final Instant RECEIVED = SENT.plusSeconds(6);

    private final Map<String, String> sections = new LinkedHashMap<>();

    private Answer(String text) {
        var name = "";
        var lines = new StringBuilder();
        for (String line : text.lines().toList()) {
            lines.append(line).append('\n');
            if (line.startsWith("@@ drover ")) {
                name = line.substring("@@ drover ".length());
            } else if (line.startsWith("@@ rc ")) {
                sections.put(name, lines.toString());
                lines.setLength(0);
            }
        }
    }

    public static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Answer.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer of(String resource) {
        return new Answer(text(resource));
    }

    public static Dom0 parse(String text) {
        return ProbeReport.parse(text, SENT, RECEIVED);
    }

    public Answer with(String command, int exitCode, String... lines) {
        var body = new StringBuilder("@@ drover " + command + "\n");
        List.of(lines).forEach(line -> body.append('|').append(line).append('\n'));
        sections.put(command, body + "@@ rc " + exitCode + " lines " + lines.length + "\n");
        return this;
    }

    /** With one text for another, wherever it stands. */
    public Answer replacing(String text, String other) {
        sections.replaceAll((name, section) -> section.replace(text, other));
        return this;
    }

    /** With lines of the small files, in place of those of the same file. */
    public Answer withFile(String path, String... lines) {
        var kept = sections.getOrDefault("files", "")
                .lines()
                .filter(line -> line.startsWith("|") && !line.contains(path + ":"))
                .map(line -> line.substring(1));
        var all = Stream.concat(kept, List.of(lines).stream().map(line -> path + ":" + line));
        return with("files", 2, all.toArray(String[]::new));
    }

    /** What a command of it said, as the command printed it. */
    public String said(String command) {
        return Objects.requireNonNull(sections.get(command), command)
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    public Answer without(String command) {
        sections.remove(command);
        return this;
    }

    public String text() {
        return String.join("", sections.values());
    }

    public Dom0 parse() {
        return parse(text());
    }

    /** A part that must be known. */
    static <T> T known(@Nullable Observed<T> part) {
        return Objects.requireNonNull(part, "the part is missing")
                .asOptional()
                .orElseThrow(() -> new AssertionError("not known: " + part.basis()));
    }

    /** Why a part is not known. */
    static String why(@Nullable Observed<?> part) {
        if (Objects.requireNonNull(part, "the part is missing").asOptional().isPresent()) {
            throw new AssertionError("known: " + part);
        }
        return part.basis();
    }
}
