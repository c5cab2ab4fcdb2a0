package io.drover.model;

import java.util.Optional;

/**
 * A check's answer with its grounds.
 *
 * @param check which check
 * @param verdict its answer
 * @param holds whether this finding keeps the migration from starting: a block does, and so does not knowing where data is
 *     at stake
 * @param evidence what was seen, and where
 * @param remedy what to do about it, unless it passed
 */
public record Finding(CheckId check, Verdict verdict, boolean holds, String evidence, Optional<Remedy> remedy) {}
