package io.drover.cli.view;

import io.drover.model.CheckMatrix;
import io.drover.model.Finding;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Guests and destinations with what holds, ready to be drawn.
 *
 * @param columns the destinations
 * @param rows the guests
 */
record Grid(List<HostName> columns, List<Row> rows) {

    /**
     * A guest.
     *
     * @param name its name
     * @param held per destination, what holds it back; where nothing does, it may go
     * @param chosen where a plan sends it, if it does
     */
    record Row(String name, Map<HostName, List<Finding>> held, List<HostName> chosen) {}

    static Grid of(CheckMatrix matrix) {
        return new Grid(
                matrix.destinations(),
                matrix.rows().stream()
                        .map(row -> new Row(row.name(), row.held(), List.of()))
                        .toList());
    }

    /** The matrix of a drain with its plan: what stays is told with the reasons that the plan has, which count all moves. */
    static Grid of(CheckMatrix matrix, Plan plan) {
        Map<GuestId, HostName> chosen = new HashMap<>();
        plan.moves()
                .forEach(planned ->
                        chosen.put(planned.move().guest(), planned.move().to()));
        Map<GuestId, Plan.Stranded> stranded = new HashMap<>();
        plan.stranded().forEach(each -> stranded.put(each.guest(), each));
        return new Grid(
                matrix.destinations(),
                matrix.rows().stream()
                        .map(row -> {
                            var stays = stranded.get(row.guest());
                            var goes = chosen.get(row.guest());
                            return new Row(
                                    row.name(),
                                    stays == null ? row.held() : stays.reasons(),
                                    goes == null ? List.of() : List.of(goes));
                        })
                        .toList());
    }

    /** The guests that a plan leaves behind. */
    static Grid ofStranded(Plan plan) {
        var columns = new TreeSet<HostName>();
        plan.stranded().forEach(stranded -> columns.addAll(stranded.reasons().keySet()));
        return new Grid(
                List.copyOf(columns),
                plan.stranded().stream()
                        .map(stranded -> new Row(stranded.name(), stranded.reasons(), List.of()))
                        .toList());
    }

    /** What holds a guest back from a destination. */
    static List<Finding> held(Row row, HostName to) {
        return row.held().getOrDefault(to, List.of()).stream()
                .filter(Finding::holds)
                .toList();
    }
}
