package io.drover.driver.dom0;

import io.drover.model.BootGuest;
import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guests that the host starts at boot: those whose xl file lies in the directory of {@code xendomains}, if that service starts at
 * boot, and those that libvirt starts by itself. A file that does not say whom it starts makes the whole unknown, since the guest
 * that is missed would be the one that starts twice.
 */
final class BootGuests {
    private static final String GREP = "boot guests";
    private static final Pattern XL =
            Pattern.compile("\\s*(name|uuid)\\s*=\\s*(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)')\\s*(?:#.*)?");
    private static final Pattern XML = Pattern.compile(" {2}<(name|uuid)>([^<]*)()</(?:name|uuid)>");

    private BootGuests() {}

    static Observed<List<BootGuest>> read(Sections sections, Files files) {
        return Sections.attempt("the files of xendomains and of libvirt's autostart", () -> {
            var places =
                    new ArrayList<>(Sections.need(sections.said("boot files")).rows());
            if (places.isEmpty()) {
                throw new IllegalArgumentException("the script did not tell where it looked");
            }
            String auto = places.remove(0);
            Map<String, List<String>> said =
                    places.isEmpty() ? Map.of() : said(Sections.need(sections.said(GREP)), places);
            var guests = new ArrayList<BootGuest>();
            boolean xendomains = places.stream().anyMatch(file -> file.startsWith(auto + "/"))
                    && xendomainsAtBoot(Services.read(sections, files));
            for (String file : places) {
                boolean xl = file.startsWith(auto + "/");
                if (!xl || xendomains) {
                    guests.add(guest(file, said.getOrDefault(file, List.of()), xl ? XL : XML));
                }
            }
            return guests;
        });
    }

    private static boolean xendomainsAtBoot(Observed<List<Service>> services) {
        return Sections.need(services).stream()
                .anyMatch(service -> service.name().equals("xendomains") && service.atBoot());
    }

    /** What grep found, by file. */
    private static Map<String, List<String>> said(Section grep, List<String> places) {
        var known = Set.copyOf(places);
        var said = new TreeMap<String, List<String>>();
        for (String line : grep.rows()) {
            var file = file(known, line);
            if (grep.exitCode() > 1 || file.isEmpty()) {
                throw new IllegalArgumentException(grep.failure());
            }
            said.computeIfAbsent(file, place -> new ArrayList<>()).add(line.substring(file.length() + 1));
        }
        return said;
    }

    /** The longest known file that a line may begin with, since names of files may hold colons; the empty text for none. */
    private static String file(Set<String> known, String line) {
        int colon = line.lastIndexOf(':');
        while (colon > 0 && !known.contains(line.substring(0, colon))) {
            colon = line.lastIndexOf(':', colon - 1);
        }
        return colon > 0 ? line.substring(0, colon) : "";
    }

    private static BootGuest guest(String file, List<String> said, Pattern form) {
        Map<String, String> values = new TreeMap<>();
        for (String line : said) {
            Matcher value = form.matcher(line);
            if (!value.matches() || values.put(value.group(1), text(value)) != null) {
                throw new IllegalArgumentException(file + " does not say plainly whom it starts");
            }
        }
        var name = values.get("name");
        if (name == null) {
            throw new IllegalArgumentException(file + " does not say whom it starts");
        }
        return new BootGuest(name, Optional.ofNullable(values.get("uuid")).map(GuestId::of), file);
    }

    private static String text(Matcher value) {
        String text = value.group(2) == null ? value.group(3) : value.group(2);
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
