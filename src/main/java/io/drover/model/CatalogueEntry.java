package io.drover.model;

import java.util.List;

/**
 * What there is to know of a check before it is asked.
 *
 * @param id its stable name
 * @param passesWhen what it asks, in a few words, true when it passes
 * @param protects what goes wrong without it
 * @param verdicts the answers that it can give
 * @param unknownHolds whether a migration is held back while it cannot answer
 * @param restsOn who has to have told, for it to answer
 * @param remedy what helps, in a few words; empty where only its findings can say
 */
public record CatalogueEntry(
        CheckId id,
        String passesWhen,
        String protects,
        List<Verdict> verdicts,
        boolean unknownHolds,
        List<String> restsOn,
        String remedy) {

    public CatalogueEntry {
        verdicts = List.copyOf(verdicts);
        restsOn = List.copyOf(restsOn);
    }
}
