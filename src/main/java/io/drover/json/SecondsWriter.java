package io.drover.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/** A duration as a number of seconds, exact to the nanosecond and without trailing zeros. */
final class SecondsWriter extends StdScalarSerializer<Duration> {
    private static final long serialVersionUID = 1L;

    SecondsWriter() {
        super(Duration.class);
    }

    @Override
    public void serialize(Duration duration, JsonGenerator out, SerializerProvider provider) throws IOException {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        out.writeNumber(seconds.stripTrailingZeros());
    }
}
