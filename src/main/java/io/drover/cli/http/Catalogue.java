package io.drover.cli.http;

import io.drover.model.CatalogueEntry;
import java.util.List;

/** Every check that the server has, by name. */
public record Catalogue(List<CatalogueEntry> checks) {
    public Catalogue {
        checks = List.copyOf(checks);
    }
}
