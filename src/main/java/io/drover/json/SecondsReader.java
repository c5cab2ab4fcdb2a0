package io.drover.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Reads what {@link SecondsWriter} writes; what is finer than a nanosecond is cut off. */
final class SecondsReader extends StdScalarDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    /** Far beyond any run, and small enough that adding two cannot overflow. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    SecondsReader() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            throw context.wrongTokenException(
                    parser, Duration.class, JsonToken.VALUE_NUMBER_FLOAT, "expected a number of seconds such as 12.5");
        }
        BigDecimal seconds = parser.getDecimalValue();
        if (seconds.abs().compareTo(MOST) > 0) {
            throw context.weirdNumberException(seconds, Duration.class, "expected at most " + MOST + " seconds");
        }
        BigDecimal[] parts = seconds.setScale(9, RoundingMode.DOWN).divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValueExact());
    }
}
