package io.drover.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.drover.model.Fact;
import io.drover.model.Fix;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.WorstCase;
import java.time.Duration;
import java.util.List;

/** The settings of the mapper, so that the model needs no annotations. */
final class Mapping {
    private Mapping() {}

    static ObjectMapper create() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(Texts.module())
                .addMixIn(Fact.class, FactForm.class)
                .addMixIn(Observed.class, ObservedForm.class)
                .addMixIn(Observed.Unknown.class, UnknownForm.class)
                .addMixIn(Fix.class, FixForm.class)
                .addMixIn(Plan.class, PlanForm.class)
                .addMixIn(PlannedMove.class, PlannedMoveForm.class)
                .addMixIn(Plan.Purpose.class, PurposeForm.class)
                .addMixIn(Policy.class, PolicyForm.class)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, Mapping::refuseNonText)
                .build();
        for (FactType named : FactType.values()) {
            mapper.registerSubtypes(new NamedType(named.type(), named.label()));
        }
        return mapper;
    }

    private static void refuseNonText(MutableCoercionConfig texts) {
        texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface FactForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Observed.Known.class), @JsonSubTypes.Type(Observed.Unknown.class)})
    private interface ObservedForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Fix.EjectMedia.class), @JsonSubTypes.Type(Fix.StopAutostart.class)})
    private interface FixForm {}

    /** With what follows from the rest, so that no reader has to reckon; it is not read. */
    @JsonPropertyOrder({"purpose", "basedOn", "makespan", "worst"})
    @JsonIgnoreProperties(
            value = {"makespan", "worst"},
            allowGetters = true)
    private interface PlanForm extends KeptPlanForm {
        @JsonProperty("makespan")
        Duration makespan();

        @JsonProperty("worst")
        WorstCase worst();
    }

    @JsonPropertyOrder({"move", "start", "end"})
    @JsonIgnoreProperties(
            value = {"end", "mostBytes"},
            allowGetters = true)
    private interface PlannedMoveForm {
        @JsonProperty("end")
        Duration end();

        @JsonProperty("mostBytes")
        long mostBytes();
    }

    /** As a fact is kept: nothing that follows from the rest, and what earlier releases wrote. */
    static ObjectMapper forFacts() {
        return create().addMixIn(Plan.class, KeptPlanForm.class).addMixIn(PlannedMove.class, KeptForm.class);
    }

    private interface KeptForm {}

    /** Plans that were kept by older releases name nobody who stands still for too long. */
    private interface KeptPlanForm {
        @JsonProperty("over")
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Plan.OverLimit> over();
    }

    /** Before a plan could be for several, its purpose named one host, and one guest at most. */
    private record PurposeForm(
            Plan.Purpose.Kind kind,

            @JsonAlias("host") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<HostName> hosts,

            @JsonAlias("guest")
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @JsonSetter(nulls = Nulls.AS_EMPTY)
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<GuestId> guests) {}

    /** Before a drain could be asked to keep a reserve, no policy spoke of one. */
    private record PolicyForm(
            @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean reserve) {}

    private record UnknownForm(@JsonProperty("unknown") String why) {}
}
