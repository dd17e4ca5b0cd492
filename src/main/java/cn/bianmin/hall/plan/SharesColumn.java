package cn.bianmin.hall.plan;

import java.util.Map;

import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import io.vertx.core.json.JsonObject;

/** Per cent by channel in {@code desk.shares}. */
@Converter
class SharesColumn extends JsonColumn<Map<String, Integer>> {

    SharesColumn() {
        super(new TypeReference<>() {
        }, new JsonObject());
    }
}
