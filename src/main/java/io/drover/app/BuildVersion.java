package io.drover.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest carries, and the Java that runs it. */
final class BuildVersion implements IVersionProvider {

    /** Classes that run from a folder instead of the jar have no manifest. */
    static String text() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(development build)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "drover " + text(), "Java " + Runtime.version(),
        };
    }
}
