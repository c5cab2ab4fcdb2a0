package io.drover.driver.dom0;

import io.drover.model.Dom0;
import java.time.Instant;

/**
 * Reads what {@link Probe} printed on a host. Whatever the text is, it answers, soon, and never throws: a part that cannot be read
 * is unknown, with the reason and the words of the command.
 */
final class ProbeReport {
    private ProbeReport() {}

    /**
     * Makes one {@link Dom0} of the script's output.
     *
     * @param output all that it printed on standard output
     * @param sent when the script was started, by Drover's clock
     * @param received when its last line had come, by the same clock
     */
    static Dom0 parse(String output, Instant sent, Instant received) {
        var sections = Sections.of(output);
        var files = new Files(sections);
        return new Dom0(
                SystemFacts.read(sections, files),
                Identity.read(sections, files),
                Processor.read(sections),
                XlInfo.read(sections),
                Domains.read(sections),
                Services.read(sections, files),
                Settings.read(sections, files),
                Mounts.read(sections, files),
                Paths.read(sections, files),
                Links.read(sections, files),
                Clocks.read(sections, files, sent, received),
                CpuidPolicies.read(sections),
                CpuPools.read(sections),
                BootGuests.read(sections, files),
                Locks.read(sections, files),
                Shutdowns.read(sections, files));
    }
}
