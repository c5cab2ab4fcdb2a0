package io.drover.cli.http;

import io.drover.model.Finding;
import io.drover.model.HostName;
import java.util.List;

/**
 * What the checks about hosts say of one by itself.
 *
 * @param host which host
 * @param fit whether no finding holds
 * @param findings of every such check
 */
public record HostFindings(HostName host, boolean fit, List<Finding> findings) {
    public HostFindings {
        findings = List.copyOf(findings);
    }
}
