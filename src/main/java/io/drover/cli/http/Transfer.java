package io.drover.cli.http;

import io.drover.model.MigrationId;
import io.drover.model.Progress;

/** How far one transfer is. */
public record Transfer(MigrationId migration, Progress progress) {}
