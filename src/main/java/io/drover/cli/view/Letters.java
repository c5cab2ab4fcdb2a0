package io.drover.cli.view;

import io.drover.model.CheckId;
import io.drover.model.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A letter for each check that holds something: a to z, then aa and so on.
 *
 * @param checks the checks by name
 */
record Letters(List<CheckId> checks, Map<CheckId, String> byCheck) {
    private static final int ALPHABET = 26;

    static Letters of(Grid grid) {
        var found = new TreeSet<CheckId>();
        grid.rows()
                .forEach(row -> row.held()
                        .values()
                        .forEach(findings -> findings.stream()
                                .filter(Finding::holds)
                                .forEach(finding -> found.add(finding.check()))));
        Map<CheckId, String> byCheck = new HashMap<>();
        for (var check : found) {
            byCheck.put(check, letter(byCheck.size()));
        }
        return new Letters(List.copyOf(found), byCheck);
    }

    private static String letter(int number) {
        var last = String.valueOf((char) ('a' + number % ALPHABET));
        return number < ALPHABET ? last : letter(number / ALPHABET - 1) + last;
    }

    String of(CheckId check) {
        return byCheck.getOrDefault(check, "?");
    }
}
