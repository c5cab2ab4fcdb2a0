package io.drover.driver.dom0;

import io.drover.model.Observed;

/** What the processors of a host call themselves: the first of {@code /proc/cpuinfo}, or FreeBSD's {@code hw.model}. */
final class Processor {
    private static final String LINUX = "/proc/cpuinfo";

    private Processor() {}

    static Observed<String> read(Sections sections) {
        return sections.has(Identity.SYSCTL)
                ? Sections.attempt("sysctl hw.model", () -> Section.words(Identity.sysctl(sections, "hw.model")))
                : sections.read(LINUX, section -> Section.words(section.line()));
    }
}
