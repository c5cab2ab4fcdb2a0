package io.drover.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the fields of one mapping of a YAML file. What is wrong is collected; reading goes on with what is right. */
final class YamlMap {
    /** A value that is quoted back is cut here, so that a problem stays one line. */
    private static final int LONGEST_QUOTE = 80;

    private final MappingNode node;
    private final String path;
    private final Problems problems;
    private final Map<String, NodeTuple> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(MappingNode node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        for (NodeTuple field : node.getValue()) {
            String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (fields.putIfAbsent(name, field) != null) {
                problems.add(field.getKeyNode(), "field '" + at(name) + "' is given twice; keep one");
            }
        }
    }

    /** The field's value, or its default; empty if it has neither or is wrong. */
    <T> Optional<T> get(Setting<T> setting) {
        return node(setting.name())
                .map(value -> scalar(setting, value, at(setting.name())))
                .orElse(setting.standard());
    }

    /** Whether the field is there at all, be it wrong. */
    boolean has(Setting<?> setting) {
        return fields.containsKey(setting.name());
    }

    /** The field's value or its default. A wrong one is told, and then any will do. */
    <T> T orStandard(Setting<T> setting) {
        return get(setting).or(setting::standard).orElseThrow();
    }

    /** The field's value; it is a problem if there is none. */
    <T> Optional<T> require(Setting<T> setting) {
        Optional<Node> value = node(setting.name());
        if (value.isEmpty()) {
            problems.add(
                    node,
                    "field '" + at(setting.name()) + "' is missing; it must be "
                            + setting.kind().right());
        }
        return value.flatMap(given -> scalar(setting, given, at(setting.name())));
    }

    /** The values of a list of plain values; the setting tells what each may be. Empty if there is no such field. */
    <T> Optional<List<T>> list(Setting<T> setting) {
        return node(setting.name()).map(value -> {
            List<T> values = new ArrayList<>();
            List<Node> items = items(value, setting.name());
            for (int i = 0; i < items.size(); i++) {
                scalar(setting, items.get(i), at(setting.name()) + "[" + i + "]")
                        .ifPresent(values::add);
            }
            return values;
        });
    }

    /** The values of fields that may have any name, in the order of the file; the setting tells what each may be. */
    <T> Map<String, T> all(Setting<T> setting) {
        Map<String, T> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            known.add(name);
            scalar(setting, field.getValueNode(), at(name)).ifPresent(value -> values.put(name, value));
        });
        return values;
    }

    /** The mappings of a list of mappings. */
    List<YamlMap> maps(String name) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> items = node(name).map(value -> items(value, name)).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            of(items.get(i), at(name) + "[" + i + "]", problems).ifPresent(maps::add);
        }
        return maps;
    }

    /** The mapping below a field; an empty one if there is none. */
    YamlMap map(String name) {
        Optional<YamlMap> below = node(name).flatMap(value -> of(value, at(name), problems));
        return below.orElseGet(
                () -> new YamlMap(new MappingNode(node.getTag(), List.of(), node.getFlowStyle()), at(name), problems));
    }

    /** To be called when all fields were asked for: any other is a problem. */
    void rejectOthers() {
        fields.forEach((name, field) -> {
            if (!known.contains(name)) {
                String hint = Spelling.nearest(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                problems.add(
                        field.getKeyNode(),
                        "there is no field '" + at(name) + "'; the fields here are " + String.join(", ", known) + hint);
            }
        });
    }

    /** Tells of something wrong with a field, or with the mapping if it has no such field. */
    void complain(String name, String problem) {
        NodeTuple field = fields.get(name);
        problems.add(field == null ? node : field.getValueNode(), "field '" + at(name) + "' " + problem);
    }

    static Optional<YamlMap> of(Node node, String path, Problems problems) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, path, problems));
        }
        problems.add(node, "field '" + path + "' is " + quote(node) + "; it must be fields, each with its value");
        return Optional.empty();
    }

    private Optional<Node> node(String name) {
        known.add(name);
        return Optional.ofNullable(fields.get(name)).map(NodeTuple::getValueNode);
    }

    private List<Node> items(Node value, String name) {
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(value, "field '" + at(name) + "' is " + quote(value) + "; it must be a list");
        return List.of();
    }

    private <T> Optional<T> scalar(Setting<T> setting, Node value, String where) {
        if (value instanceof ScalarNode given) {
            try {
                return Optional.of(setting.kind().parse().apply(given.getValue().strip()));
            } catch (IllegalArgumentException refused) {
                problems.add(
                        value,
                        "field '" + where + "' is " + quote(value) + "; it must be "
                                + setting.kind().right());
                return Optional.empty();
            }
        }
        problems.add(
                value,
                "field '" + where + "' is " + quote(value) + "; it must be "
                        + setting.kind().right());
        return Optional.empty();
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String quote(Node node) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue().replaceAll("//[^/@\\s]*@", "//…@");
            return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "'";
        }
        return node instanceof SequenceNode ? "a list" : "a set of fields";
    }
}
