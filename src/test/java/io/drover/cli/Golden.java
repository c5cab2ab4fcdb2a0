package io.drover.cli;

import io.drover.cli.text.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Lines as the text that a reader sees without colours. */
public final class Golden {
    private Golden() {}

    /** The lines, each ended. */
    public static String text(List<Line> lines) {
        return lines.stream().map(line -> line.print(false) + "\n").collect(Collectors.joining());
    }
}
