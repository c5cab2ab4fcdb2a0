package io.drover.driver.dom0;

import io.drover.driver.Dom0DriverContract;
import io.drover.driver.Dom0World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SshDom0DriverTest extends Dom0DriverContract {
    @TempDir
    private Path directory;

    @Override
    protected Dom0World open() {
        try {
            return new TwoDom0s(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
