package cn.bianmin.hall.plan;

import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import cn.bianmin.hall.HallParameters;

/** The hall's numbers in {@code hall.parameters}. */
@Converter
class ParametersColumn extends JsonColumn<HallParameters> {

    ParametersColumn() {
        super(new TypeReference<>() {
        }, json(HallParameters.DEFAULTS));
    }
}
