package io.drover.config;

import java.util.List;
import java.util.stream.Stream;

/** The page of all fields of a fleet file, written from the fields themselves. */
public final class FleetReference {
    /** The fleet that the page shows. */
    static final String EXAMPLE = """
            pools:
              - {name: vm, path: /srv/vm, identity: "nfs://stor/vm"}
            hosts:
              - {name: xen1, memory: 64 GiB, link: 10 Gb/s}
              - {name: xen2, memory: 64 GiB, link: 1 Gb/s}
            guests:
              - {name: web1, host: xen1, memory: 4 GiB, dirty-rate: 20 MiB/s, working-set: 256 MiB}
            """;

    private static final String HEAD = """
            # Fleet files

            `--fleet FILE` runs any command on a simulated fleet: hosts and guests that are described in one file, in YAML or JSON, and follow Xen's own
            rules. Names, a guest's host and a guest's memory are needed; all else has a default. What is wrong with a file is told all at once, each
            problem with its line, field and value and with what would be right.

            This is a whole fleet; `drover plan drain xen1 --fleet FILE` plans for it, `drover drain xen1 --fleet FILE` plays it:

            %s
            `--fleet demo` is the built-in one.

            This page is written from the code.
            """;

    private FleetReference() {}

    /** The page, in Markdown. */
    public static String page() {
        return HEAD.formatted(EXAMPLE.indent(4))
                + SettingsReference.section("`pools`: a list, one entry a storage pool", PoolFields.ALL)
                + SettingsReference.section("`hosts`: a list, one entry a host", hosts())
                + SettingsReference.section("`guests`: a list, one entry a guest", guests())
                + "\n## The rest\n\n`placement`, `downtime` and `overheads` are sections as in the [configuration](settings.md). What"
                + " `overheads` says is both what plans count and what the simulated hosts take.\n";
    }

    private static List<Setting<?>> hosts() {
        return Stream.of(FleetReader.ALL, Dom0Fields.ALL, ServiceFields.ALL, CpuFields.ALL, ReachFields.ALL)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    private static List<Setting<?>> guests() {
        return Stream.of(GuestFields.ALL, SetupFields.ALL)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }
}
