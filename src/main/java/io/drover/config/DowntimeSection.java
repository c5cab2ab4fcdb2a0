package io.drover.config;

import io.drover.model.DowntimeLimits;
import io.drover.model.DowntimeLimits.OfGuest;
import io.drover.model.GuestPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long guests may stand still while they are moved.
 *
 * @param limits what is foreseen beyond them is warned of
 */
public record DowntimeSection(DowntimeLimits limits) {
    static final Setting<Duration> DEFAULT = Setting.of(
            "default",
            Kind.DURATION,
            DowntimeLimits.STANDARD.standard(),
            "The limit of guests that have none of their own. What is foreseen to take longer is warned of.");
    static final Setting<Duration> GUESTS = Setting.of(
            "guests",
            Kind.DURATION,
            "Limits of certain guests, each as `NAME: 300ms`; a UUID or a pattern such as `web*` may stand for the name. Of several that fit, the first holds. Default: none.");
    static final List<Setting<?>> ALL = List.of(DEFAULT, GUESTS);

    static DowntimeSection read(YamlMap fields) {
        Duration standard = fields.orStandard(DEFAULT);
        YamlMap own = fields.map(GUESTS.name());
        List<OfGuest> guests = new ArrayList<>();
        own.all(GUESTS).forEach((name, limit) -> {
            if (name.isBlank()) {
                own.complain(name, "has no name; it must be " + Kind.GUEST.right());
            } else {
                guests.add(new OfGuest(new GuestPattern(name), limit));
            }
        });
        fields.rejectOthers();
        return new DowntimeSection(new DowntimeLimits(standard, guests));
    }
}
