package io.drover.cli;

import io.drover.model.HostName;
import io.drover.model.LinkSpeed;
import io.drover.model.WhatIf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say what should be thought of as changed. */
final class WhatIfOptions {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m)");

    @Option(
            names = "--without",
            paramLabel = "HOST",
            description = "As if this host and its guests were not there; may be repeated.")
    Set<HostName> without = new LinkedHashSet<>();

    @Option(
            names = "--link",
            paramLabel = "[HOST=]SPEED",
            description =
                    "As if this link had that speed, such as xen1=10Gb/s; without HOST, every link. May be repeated.")
    List<String> links = new ArrayList<>();

    @Option(
            names = "--downtime-limit",
            paramLabel = "TIME",
            description = "As if no guest might stand still for longer, such as 300ms, whatever its own limit is.")
    Optional<String> downtimeLimit = Optional.empty();

    /**
     * The change that is meant.
     *
     * @throws CommandException if an option's value is not right
     */
    WhatIf change() {
        Optional<Long> every = Optional.empty();
        SortedMap<HostName, Long> certain = new TreeMap<>();
        for (var link : links) {
            int equals = link.indexOf('=');
            if (equals < 0) {
                every = Optional.of(speed(link, link));
            } else {
                certain.put(host(link.substring(0, equals), link), speed(link.substring(equals + 1), link));
            }
        }
        return new WhatIf(without, every, certain, downtimeLimit.map(WhatIfOptions::time));
    }

    private static long speed(String text, String whole) {
        try {
            return LinkSpeed.of(text).bytesPerSecond();
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--link '" + whole + "' is not right",
                    "Give " + LinkSpeed.RIGHT + ", or HOST=SPEED.");
        }
    }

    private static HostName host(String text, String whole) {
        try {
            return new HostName(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.USAGE, "--link '" + whole + "' is not right: " + wrong.getMessage(), "Give HOST=SPEED.");
        }
    }

    private static Duration time(String text) {
        var form = TIME.matcher(text);
        if (!form.matches()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--downtime-limit '" + text + "' is not right",
                    "Give a time such as 300ms or 2s, more than none.");
        }
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
