package io.drover.cli.http;

import io.drover.model.Finding;
import java.util.List;

/**
 * What the checks say about a guest and a destination.
 *
 * @param allowed whether no finding holds the migration back
 * @param findings of every check
 */
public record CheckResult(boolean allowed, List<Finding> findings) {
    public CheckResult {
        findings = List.copyOf(findings);
    }
}
