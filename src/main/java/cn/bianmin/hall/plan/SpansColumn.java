package cn.bianmin.hall.plan;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import cn.bianmin.hall.calendar.HolidayNotice.Span;
import io.vertx.core.json.JsonObject;

/** The days of a notice in {@code working_calendar.days}: {@code {"days": […]}}. */
@Converter
class SpansColumn implements AttributeConverter<List<Span>, JsonObject> {

    private record Days(List<Span> days) {
    }

    private static final class Column extends JsonColumn<Days> {
        Column() {
            super(new TypeReference<>() {
            }, new JsonObject());
        }
    }

    private final Column column = new Column();

    @Override
    public JsonObject convertToDatabaseColumn(List<Span> spans) {
        return column.convertToDatabaseColumn(new Days(spans));
    }

    @Override
    public List<Span> convertToEntityAttribute(JsonObject stored) {
        return column.convertToEntityAttribute(stored).days();
    }
}
