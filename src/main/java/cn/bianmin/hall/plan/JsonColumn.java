package cn.bianmin.hall.plan;

import jakarta.persistence.AttributeConverter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.vertx.core.json.JsonObject;

/** A value in a {@code jsonb} column, which the reactive driver hands over as {@link JsonObject}. */
abstract class JsonColumn<T> implements AttributeConverter<T, JsonObject> {

    /** This mapper is its own, so that no setting of the API changes what is stored. Unknown fields come from newer replicas. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final TypeReference<T> type;
    private final JsonObject defaults;

    JsonColumn(TypeReference<T> type, JsonObject defaults) {
        this.type = type;
        this.defaults = defaults;
    }

    static JsonObject json(Object value) {
        try {
            return new JsonObject(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JsonObject convertToDatabaseColumn(T value) {
        return json(value);
    }

    /** Fields that were not known when the row was written take their defaults. */
    @Override
    public T convertToEntityAttribute(JsonObject column) {
        try {
            return JSON.readValue(defaults.copy().mergeIn(column).encode(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
