package io.drover.engine;

import io.drover.check.About;
import io.drover.check.Checks;
import io.drover.check.Ground;
import io.drover.check.Stake;
import io.drover.model.CatalogueEntry;
import java.util.List;

/** The catalogue of checks as a value that every face can show. */
final class Catalogue {
    private Catalogue() {}

    static List<CatalogueEntry> entries() {
        return Checks.catalogue().stream().map(Catalogue::entry).toList();
    }

    private static CatalogueEntry entry(About about) {
        return new CatalogueEntry(
                about.id(),
                about.title(),
                about.protects(),
                about.verdicts().stream().sorted().toList(),
                about.stake() == Stake.DATA,
                about.grounds().stream().map(Ground::words).toList(),
                about.remedy());
    }
}
