package io.drover.driver.dom0;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.model.DomainConfig;
import io.drover.model.GuestId;
import io.drover.model.GuestType;
import io.drover.model.Observed;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What guests were made from: {@code xl list -l}, in the JSON of libxl's {@code domain_config}
 * (tools/libs/light/libxl_types.idl). A field that has its default value is left out there.
 */
final class XlConfig {
    static final String COMMAND = "xl list -l";

    private final Observed<Map<Integer, JsonNode>> configs;
    private final OptionalInt cpus;

    XlConfig(Sections sections) {
        configs = sections.read(COMMAND, XlConfig::configs);
        cpus = XlInfo.cpus(sections);
    }

    private static Map<Integer, JsonNode> configs(Section section) {
        var configs = new HashMap<Integer, JsonNode>();
        for (JsonNode domain : Json.list(section)) {
            int domid = (int) Json.number(domain, "domid", Integer.MAX_VALUE, -1);
            if (domid < 0 || configs.put(domid, domain.path("config")) != null) {
                throw new IllegalArgumentException("it holds a domain without a number, or twice");
            }
        }
        return configs;
    }

    /** What the domain of a row was made from. */
    Observed<DomainConfig> of(XlList.Row row) {
        if (!(configs instanceof Observed.Known<Map<Integer, JsonNode>> known)) {
            return Observed.unknown(configs.basis());
        }
        JsonNode config = known.value().get(row.domid());
        return config == null
                ? Observed.unknown("'" + COMMAND + "' does not hold domain " + row.domid())
                : Sections.attempt(COMMAND, () -> config(row, config));
    }

    private DomainConfig config(XlList.Row row, JsonNode config) {
        JsonNode created = config.path("c_info");
        JsonNode built = config.path("b_info");
        var id = Json.text(created, "uuid").map(GuestId::of);
        if (id.isPresent() && row.id().isPresent() && !id.equals(row.id())) {
            throw new IllegalArgumentException("domain " + row.domid() + " is " + id.get() + " there and "
                    + row.id().get() + " in the list");
        }
        GuestType type = type(Json.text(created, "type").orElse(""));
        long max = Json.number(built, "max_memkb", Long.MAX_VALUE, -1);
        return new DomainConfig(
                type,
                Integers.bytesOfKib(max),
                ConfigDevices.of(config),
                new ConfigSetup(config, type, cpus).setup(row.pool()));
    }

    private static GuestType type(String word) {
        return switch (word) {
            case "pv" -> GuestType.PV;
            case "pvh" -> GuestType.PVH;
            case "hvm" -> GuestType.HVM;
            default -> throw new IllegalArgumentException("'" + Section.words(word) + "' is no type of a guest");
        };
    }
}
