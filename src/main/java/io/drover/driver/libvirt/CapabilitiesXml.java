package io.drover.driver.libvirt;

import io.drover.model.Observed;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What libvirt's description of a host says of its processors. The format is libvirt's <a
 * href="https://libvirt.org/formatcaps.html">capabilities XML</a>.
 *
 * @param architecture such as {@code x86_64}
 * @param model the model of libvirt's processor map that the host matches
 * @param features what the host has beyond that model
 */
record CapabilitiesXml(String architecture, Observed<String> model, Observed<Set<String>> features) {
    private static final String SOURCE = "virConnectGetCapabilities";

    /**
     * Reads a description.
     *
     * @throws IllegalArgumentException if it is none
     */
    static CapabilitiesXml parse(String text) {
        Optional<Xml> cpu = Xml.parse(text, "capabilities").first("host", "cpu");
        Optional<String> model = cpu.flatMap(xml -> xml.text("model"));
        Optional<Set<String>> features = model.flatMap(known -> cpu)
                .map(xml -> xml.all("feature").stream()
                        .map(feature -> feature.requiredAttribute("name"))
                        .collect(Collectors.toUnmodifiableSet()));
        return new CapabilitiesXml(
                cpu.flatMap(xml -> xml.text("arch")).orElse("unknown"),
                model.map(name -> Observed.known(name, SOURCE))
                        .orElseGet(() -> Observed.unknown("libvirt's capabilities name no processor model")),
                features.map(names -> Observed.known(names, SOURCE + ", those beyond the model"))
                        .orElseGet(() -> Observed.unknown("libvirt's capabilities name no processor model to add to")));
    }
}
