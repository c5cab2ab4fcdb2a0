package io.drover.cli.http;

import io.drover.model.Mending;
import java.util.List;

/** What Drover mended and has not undone, oldest first. */
public record FixList(List<Mending> fixes) {}
