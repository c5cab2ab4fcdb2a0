package io.drover.driver.dom0;

import io.drover.model.HostName;
import io.drover.model.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a destination said when it was asked to look for canaries and to listen.
 *
 * @param port where it listens at its migration address, if it does
 * @param deaf what follows for the migration port where it does not listen
 * @param canaries by directory, whether the canary was there
 */
record Arrival(Optional<Integer> port, Observed<Boolean> deaf, SortedMap<String, Observed<Boolean>> canaries) {

    /** It did not answer. */
    static Arrival none(List<String> directories, String why) {
        SortedMap<String, Observed<Boolean>> canaries = new TreeMap<>();
        directories.forEach(directory -> canaries.put(directory, Observed.unknown(why)));
        return new Arrival(Optional.empty(), Observed.unknown(why), canaries);
    }

    /** Reads its report. */
    static Arrival of(Report report, Dom0Endpoint to, HostName from, Canaries canaries, List<String> directories) {
        SortedMap<String, Observed<Boolean>> found = new TreeMap<>();
        for (int i = 0; i < directories.size(); i++) {
            String file = canaries.file(directories.get(i));
            found.put(directories.get(i), canary(report, i, from + " wrote " + file + " and " + to.host()));
        }
        Optional<Integer> port = report.first("listening")
                .filter(said -> said.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
        return new Arrival(port, deaf(report, to), found);
    }

    private static Observed<Boolean> canary(Report report, int index, String story) {
        Set<Integer> read = report.numbered("read").keySet();
        Map<Integer, String> closed = report.numbered("closed");
        if (read.contains(index)) {
            return Observed.known(true, story + " read it");
        }
        if (report.numbered("named").containsKey(index)) {
            return Observed.known(true, story + " saw that name, though it may not read it");
        }
        if (report.numbered("absent").containsKey(index)) {
            return Observed.known(false, story + " did not find it");
        }
        String said = closed.getOrDefault(index, "");
        if (said.contains("No such file or directory") || said.contains("Not a directory")) {
            return Observed.known(false, story + " has no such directory: " + said);
        }
        return Observed.unknown(story + " could not look: " + (said.isEmpty() ? "it did not say" : said));
    }

    private static Observed<Boolean> deaf(Report report, Dom0Endpoint to) {
        return report.first("refused")
                .map(why -> Observed.known(
                        false,
                        to.host() + " cannot listen at its migration address " + to.migrationAddress() + ": " + why))
                .orElseGet(() -> Observed.unknown(
                        to.host() + " has neither a python3 nor a perl that could listen for a trial"));
    }
}
