package io.drover.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file's text, as a tree whose nodes know their lines. JSON is YAML too. */
final class YamlText {
    /** Ten times what a fleet of 2,500 hosts and 50,000 guests takes. */
    private static final int MOST_CHARACTERS = 1 << 26;

    private YamlText() {}

    /**
     * Reads a file.
     *
     * @param otherwise what to do if there is none
     */
    static String read(Path file, String otherwise) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigException(List.of("there is no file " + file + "; " + otherwise));
        } catch (AccessDeniedException forbidden) {
            throw new ConfigException(List.of(file + ": the user who runs Drover may not read it; let that user"));
        } catch (CharacterCodingException other) {
            throw new ConfigException(List.of(file + ": is not in UTF-8; write it in UTF-8"));
        } catch (IOException refused) {
            throw new ConfigException(List.of(file + ": cannot be read: " + refused.getMessage()
                    + "; name a file in UTF-8 that the user who runs Drover may read"));
        }
    }

    /** The fields at the top; empty if the text is no YAML, something else than fields or too long, which is told. */
    static Optional<YamlMap> fields(String text, Problems problems) {
        if (text.length() > MOST_CHARACTERS) {
            problems.addAtLine(
                    1, "the file has " + text.length() + " characters; it must have " + MOST_CHARACTERS + " at most");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(problems.file())
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.addAtLine(1, "the file is empty");
            }
            return root.flatMap(node -> YamlMap.of(node, "", problems));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.addAtLine(line, "this is not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            problems.addAtLine(1, "this is not YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }
}
