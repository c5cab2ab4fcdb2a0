package io.drover.driver.dom0;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Files of a random name that one host writes, for others to find: a directory in which another host finds it is the same
 * directory. They are written once for all readers and removed when the last has looked. Should Drover or its connection die in
 * between, the host removes them by itself.
 */
final class Canaries {
    private final Line source;
    private final List<String> directories = new ArrayList<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private final String mark = Nonce.word();
    private final String name = ".drover-canary-" + Nonce.word();
    private final String content = Nonce.word();

    /**
     * What was written.
     *
     * @param directories those that hold a canary now
     * @param failed by directory, why it holds none
     */
    record Planted(List<String> directories, SortedMap<String, String> failed) {}

    Canaries(Line source, Set<String> wanted) {
        this.source = source;
        for (String directory : new TreeSet<>(wanted)) {
            if (directory.startsWith("/") && directory.chars().noneMatch(Character::isISOControl)) {
                directories.add(directory);
            } else {
                refused.put(directory, "only an absolute path without control characters can be tried");
            }
        }
    }

    String content() {
        return content;
    }

    /** A canary's path. */
    String file(String directory) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** Writes them; never fails, but says what could not be written. */
    CompletableFuture<Planted> plant(Duration life) {
        if (directories.isEmpty()) {
            return CompletableFuture.completedFuture(new Planted(List.of(), refused));
        }
        List<String> arguments = new ArrayList<>(List.of(mark, name, content, Long.toString(life.toSeconds())));
        arguments.addAll(directories);
        return source.run(
                        "writing canaries",
                        Script.of("plant.sh", arguments),
                        source.settings().reachLimit())
                .handle((output, failure) -> output == null
                        ? planted(new Report(List.of()), failure == null ? "no answer" : Stages.said(failure))
                        : planted(Report.of(output.text(), mark), "it did not say whether it wrote"));
    }

    private Planted planted(Report report, String otherwise) {
        Set<Integer> written = report.numbered("planted").keySet();
        Map<Integer, String> failures = report.numbered("failed");
        List<String> there = new ArrayList<>();
        SortedMap<String, String> failed = new TreeMap<>(refused);
        for (int i = 0; i < directories.size(); i++) {
            String directory = directories.get(i);
            if (written.contains(i)) {
                there.add(directory);
            } else if (failures.containsKey(i)) {
                failed.put(directory, source.host() + " could not write into it: " + failures.get(i));
            } else {
                failed.put(directory, otherwise);
            }
        }
        return new Planted(there, failed);
    }

    /**
     * Removes them on the host that wrote them and, where that did not answer, through hosts that saw them. Never fails.
     *
     * @return the directories in which they still were, on the host that wrote them: only of these is it certain that a reader
     *     that found nothing looked into another directory
     */
    CompletableFuture<Set<String>> clear(Planted planted, List<Line> readers) {
        if (directories.isEmpty()) {
            return CompletableFuture.completedFuture(Set.of());
        }
        return clearOn(source).thenCompose(report -> {
            Set<String> there = new TreeSet<>();
            report.numbered("cleared").keySet().stream().map(directories::get).forEach(there::add);
            boolean rid = there.containsAll(planted.directories());
            List<CompletableFuture<Report>> others =
                    rid ? List.of() : readers.stream().map(this::clearOn).toList();
            return CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                    .thenApply(done -> there);
        });
    }

    private CompletableFuture<Report> clearOn(Line line) {
        List<String> arguments = new ArrayList<>(List.of(mark, content));
        directories.forEach(directory -> arguments.add(file(directory)));
        return line.run(
                        "removing canaries",
                        Script.of("clear.sh", arguments),
                        line.settings().reachLimit())
                .handle((output, failure) -> Report.of(output == null ? "" : output.text(), mark));
    }
}
