package io.drover.config;

import io.drover.model.StoragePool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pool of a simulated fleet. */
final class PoolFields {
    private static final Setting<String> NAME = Setting.of("name", Kind.TEXT, "The pool's name.");
    private static final Setting<Path> PATH = Setting.of("path", Kind.ABSOLUTE_PATH, "Where its volumes appear.");
    private static final Setting<String> IDENTITY =
            Setting.of("identity", Kind.TEXT, "What names shared storage; without it, each host has its own.");
    private static final Setting<Long> CAPACITY = Setting.of("capacity", Kind.BYTES, 4L << 40, "Its size.");

    private static final Setting<Long> AVAILABLE =
            Setting.of("available", Kind.BYTES, "What is free in it; default: half of it.");
    static final List<Setting<?>> ALL = List.of(NAME, PATH, IDENTITY, CAPACITY, AVAILABLE);

    private PoolFields() {}

    static Optional<StoragePool> read(YamlMap fields) {
        Optional<String> name = fields.require(NAME);
        Optional<Path> path = fields.require(PATH);
        Optional<String> identity = fields.get(IDENTITY);
        long capacity = fields.orStandard(CAPACITY);
        long available = fields.get(AVAILABLE).orElse(capacity / 2);
        fields.rejectOthers();
        String type = identity.isPresent() ? "netfs" : "dir";
        return name.flatMap(known -> path.map(
                target -> new StoragePool(known, type, target.toString(), identity, true, capacity, available)));
    }
}
