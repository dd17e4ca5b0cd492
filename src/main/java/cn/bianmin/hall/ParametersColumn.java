package cn.bianmin.hall;

import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

/** The hall's numbers in {@code hall.parameters}. */
@Converter
class ParametersColumn extends JsonColumn<HallParameters> {

    ParametersColumn() {
        super(new TypeReference<>() {
        }, json(HallParameters.DEFAULTS));
    }
}
