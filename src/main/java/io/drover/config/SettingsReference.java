package io.drover.config;

import java.util.List;

/** The page of all settings, written from the settings themselves. */
public final class SettingsReference {
    private static final String HEAD = """
            # Settings

            Drover reads one YAML file. `deploy/drover.yaml` is a complete example. What is wrong with a file is told all at
            once, each problem with its line, field and value and with what would be right; a field that does not exist is an
            error.

            This page is written from the code.
            """;

    private SettingsReference() {}

    /** The page, in Markdown. */
    public static String page() {
        return HEAD
                + section("`hosts`: a list, one entry a host", HostEntry.ALL)
                + section("`limits`: what plans keep to", LimitsSection.ALL)
                + section("`server`: where Drover listens", ServerSection.ALL)
                + section("`journal`: where the facts are kept", JournalSection.ALL)
                + section("`checks`: how strict the checks are", CheckSection.ALL)
                + section("`runs`: how a run goes on", RunSection.ALL)
                + section("`watchdog`: when a transfer that stands still is an alarm", WatchdogSection.ALL)
                + section(
                        "`placement`: lists `apart`, `together` and `only-on`, one entry a rule", PlacementSection.ALL)
                + section("`downtime`: how long guests may stand still", DowntimeSection.ALL)
                + section(
                        "`overheads`: what a migration costs besides moving bytes, until its fleet's own have been measured",
                        OverheadsSection.ALL);
    }

    /** A table of settings under a title. */
    static String section(String title, List<Setting<?>> settings) {
        StringBuilder text = new StringBuilder(
                "\n## " + title + "\n\n| field | default | must be | what it does |\n|---|---|---|---|\n");
        for (Setting<?> setting : settings) {
            String standard = setting.shownDefault();
            text.append("| `")
                    .append(setting.name())
                    .append("` | ")
                    .append(standard.isEmpty() ? "" : "`" + standard + "`")
                    .append(" | ")
                    .append(setting.kind().right())
                    .append(" | ")
                    .append(setting.help())
                    .append(" |\n");
        }
        return text.toString();
    }
}
