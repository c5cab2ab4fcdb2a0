package io.drover.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.drover.model.CheckId;
import io.drover.model.GuestId;
import io.drover.model.GuestPattern;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.RunId;
import io.drover.model.Version;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The values that are one string or one number in JSON, and sets, which are written in order. */
final class Texts {
    private Texts() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("drover");
        add(module, GuestId.class, "a UUID such as 6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001", GuestId::of);
        add(module, GuestPattern.class, "a guest's name, its UUID or a pattern such as web*", GuestPattern::new);
        add(module, HostName.class, "a host's name such as xen1", HostName::new);
        add(module, RunId.class, "a run's identity such as drain-xen1-7", RunId::new);
        add(module, MigrationId.class, "RUN/NUMBER such as drain-xen1-7/3", MigrationId::of);
        add(module, CheckId.class, "a check's name such as guest.running", CheckId::new);
        add(module, Version.class, "a version such as 4.17.5", Version::of);
        add(module, Instant.class, "a moment such as 2026-11-23T08:00:00Z", Instant::parse);
        module.addSerializer(Duration.class, new SecondsWriter());
        module.addDeserializer(Duration.class, new SecondsReader());
        module.addSerializer(Set.class, new StdDelegatingSerializer(new InOrder()));
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, String right, Function<String, T> parse) {
        TextReader<T> reader = new TextReader<>(type, right, parse);
        module.addSerializer(type, ToStringSerializer.instance);
        module.addKeySerializer(type, new KeyWriter<>(type));
        module.addDeserializer(type, reader);
        module.addKeyDeserializer(type, new KeyReader<>(reader));
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final Class<T> type;
        private final String right;
        private final transient Function<String, T> parse;

        TextReader(Class<T> type, String right, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.right = right;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(parser, type, JsonToken.VALUE_STRING, "expected " + right);
            }
            return read(parser.getText(), context);
        }

        T read(String text, DeserializationContext context) throws IOException {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException refused) {
                throw context.weirdStringException(text, type, "expected " + right);
            }
        }
    }

    private static final class KeyWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        KeyWriter(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T key, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(key.toString());
        }
    }

    private static final class KeyReader<T> extends KeyDeserializer {
        private final TextReader<T> reader;

        KeyReader(TextReader<T> reader) {
            this.reader = reader;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return reader.read(key, context);
        }
    }

    private static final class InOrder extends StdConverter<Set<?>, List<?>> {
        @Override
        public List<?> convert(Set<?> set) {
            return set.stream().sorted().toList();
        }
    }
}
