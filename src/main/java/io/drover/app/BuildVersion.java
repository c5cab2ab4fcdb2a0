package io.drover.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest carries, and the Java that runs it. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        // Classes that run from a folder instead of the jar have no manifest.
        var version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(development build)");
        return new String[] {
            "drover " + version, "Java " + Runtime.version(),
        };
    }
}
