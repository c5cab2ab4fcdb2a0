package io.drover.driver.dom0;

import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script's output taken apart. A section counts only if it is whole: begun and ended once, each line of it marked, and as
 * many of them as its end says. So an answer that is cut off, shuffled or mixed with other text yields unknowns and not half
 * truths.
 */
final class Sections {
    /** More than this is not looked at; a thousand guests say about four million characters. */
    static final int MOST_CHARACTERS = 32_000_000;

    private static final String BEGINNING = "@@ drover ";
    private static final Pattern END = Pattern.compile("@@ rc (\\d{1,3}) lines (\\d{1,8})");
    private static final Pattern OVER = Pattern.compile("@@ over (\\d{1,3})");

    /** What {@code timeout} ends with when time ran out, and when it had to use SIGKILL. */
    private static final List<String> TIMED_OUT = List.of("124", "137");

    private final Map<String, Observed<Section>> sections = new HashMap<>();
    private String name = "";
    private List<String> lines = new ArrayList<>();
    private boolean marked = true;

    private Sections() {}

    /** Takes any text apart. */
    static Sections of(String output) {
        var sections = new Sections();
        if (output.length() <= MOST_CHARACTERS) {
            output.lines().forEach(sections::take);
            sections.breakOff("the answer ends before it does");
        }
        return sections;
    }

    private void take(String line) {
        if (line.startsWith(BEGINNING)) {
            breakOff("another command began before it ended");
            name = line.substring(BEGINNING.length());
        } else if (line.startsWith("|")) {
            lines.add(line.substring(1));
        } else {
            Matcher end = END.matcher(line);
            Matcher over = OVER.matcher(line);
            if (end.matches()) {
                finish(Integer.parseInt(end.group(1)), Integer.parseInt(end.group(2)));
            } else if (over.matches()) {
                breakOff(
                        TIMED_OUT.contains(over.group(1))
                                ? "it did not answer in time"
                                : "it was cut off (code " + over.group(1) + ")");
            } else {
                marked = false;
            }
        }
    }

    private void finish(int exitCode, int count) {
        if (!marked || lines.size() != count) {
            breakOff("its answer is garbled: " + lines.size() + " lines arrived unbroken, and it said " + count);
        } else {
            keep(Observed.known(new Section(name, lines, exitCode), name));
        }
    }

    private void breakOff(String why) {
        keep(Observed.unknown("'" + Section.words(name) + "': " + why));
    }

    private void keep(Observed<Section> section) {
        if (!name.isEmpty()) {
            sections.merge(
                    name, section, (one, other) -> Observed.unknown("'" + Section.words(name) + "' answered twice"));
        }
        name = "";
        lines = new ArrayList<>();
        marked = true;
    }

    /** Whether the script ran this command at all. */
    boolean has(String command) {
        return sections.containsKey(command);
    }

    /** What a command said, however it ended. */
    Observed<Section> said(String command) {
        return sections.getOrDefault(command, Observed.unknown("the host's answer does not hold '" + command + "'"));
    }

    /** What a command said, if it succeeded. */
    Observed<Section> ending(String command, int success) {
        return said(command) instanceof Observed.Known<Section> known
                        && known.value().exitCode() != success
                ? Observed.unknown(known.value().failure())
                : said(command);
    }

    /** What a successful command's text means, for a reader that throws when it cannot make sense of it. */
    <T> Observed<T> read(String command, Function<Section, T> reader) {
        return ending(command, 0) instanceof Observed.Known<Section> known
                ? attempt(command, () -> reader.apply(known.value()))
                : Observed.unknown(ending(command, 0).basis());
    }

    /**
     * What a reader makes of foreign text, or unknown with its complaint. All that it throws is caught here: text from outside
     * may hit any weakness of a reader, and that must not cost the other facts of the host.
     */
    static <T> Observed<T> attempt(String how, Supplier<T> reader) {
        try {
            return Observed.known(reader.get(), how);
        } catch (RuntimeException e) {
            var complaint = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return Observed.unknown("'" + how + "' cannot be read: " + Section.words(complaint));
        }
    }

    /** The value, for a reader that cannot do without. */
    static <T> T need(Observed<T> part) {
        return part.asOptional().orElseThrow(() -> new IllegalArgumentException(part.basis()));
    }
}
