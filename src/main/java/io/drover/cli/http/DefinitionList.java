package io.drover.cli.http;

import io.drover.model.KeptDefinition;
import java.util.List;

/** What a run kept of its guests' definitions. */
public record DefinitionList(List<KeptDefinition> definitions) {}
