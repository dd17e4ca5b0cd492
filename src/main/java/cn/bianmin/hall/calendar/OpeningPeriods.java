package cn.bianmin.hall.calendar;

import static java.util.stream.Collectors.joining;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import cn.bianmin.hall.OpeningPeriod;

/** The opening periods of a day as one column of text: {@code 08:00-11:00,13:30-16:30}. */
@Converter
public class OpeningPeriods implements AttributeConverter<List<OpeningPeriod>, String> {

    /** A day is split at lunch, perhaps at supper; more is a mistake in the data. */
    static final int MOST = 6;

    /** The same opening periods, when they follow each other without overlap. */
    static List<OpeningPeriod> checked(List<OpeningPeriod> periods) {
        if (periods.isEmpty() || periods.size() > MOST) {
            throw new IllegalArgumentException("A day has 1 to " + MOST + " opening periods");
        }
        for (var i = 1; i < periods.size(); i++) {
            if (periods.get(i).from().isBefore(periods.get(i - 1).to())) {
                throw new IllegalArgumentException("Opening periods follow each other without overlap");
            }
        }
        return List.copyOf(periods);
    }

    @Override
    public String convertToDatabaseColumn(List<OpeningPeriod> periods) {
        return periods.stream().map(period -> period.from() + "-" + period.to()).collect(joining(","));
    }

    @Override
    public List<OpeningPeriod> convertToEntityAttribute(String column) {
        return Arrays.stream(column.split(",", -1)).map(OpeningPeriods::period).toList();
    }

    private static OpeningPeriod period(String text) {
        var dash = text.indexOf('-');
        return new OpeningPeriod(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }
}
