package io.drover.model;

import java.util.Set;

/**
 * A host's processors as its driver reports them.
 *
 * @param architecture such as {@code x86_64}
 * @param model the model name, or the baseline that libvirt matched
 * @param features feature names; with libvirt, those beyond the model
 * @param threads logical processors
 * @param megahertz nominal clock
 */
public record Cpu(
        String architecture, Observed<String> model, Observed<Set<String>> features, int threads, int megahertz) {}
