package cn.bianmin.hall.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.platform.problem.ProblemException;

class HolidayNoticeRulesTest {

    @Test
    void aNoticeMayNameTheLastDaysOfTheYearBefore() {
        var notice = notice("2026-12-31,2027-01-02,HOLIDAY,元旦,2027");
        assertThat(notice.days()).containsExactly(
                new HolidayNotice.Span(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 2), DayKind.HOLIDAY, "元旦"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "2027-02-30,2027-03-01,HOLIDAY,春节,2027", "2027-02-02,2027-02-01,HOLIDAY,春节,2027",
            "2027-02-01,2027-02-02,CLOSED,春节,2027", "2027-02-01,2027-02-02,REST,春节,2027",
            "2027-02-01,2027-02-02,FESTIVAL,春节,2027", "2027-02-01,2027-02-02,HOLIDAY,春节,2026",
            "2027-02-01,2027-02-02,HOLIDAY,春节", "2026-11-30,2026-11-30,HOLIDAY,春节,2027",
            "2028-02-01,2028-02-01,HOLIDAY,春节,2027", "2027-02-01,2027-12-31,HOLIDAY,春节,2027",
            "2027-02-01,2027-02-02,HOLIDAY,,2027", "-999999999-01-01,+999999999-12-31,HOLIDAY,春节,2027" })
    void aRowThatCannotBeTrueIsRefused(String row) {
        assertThatThrownBy(() -> notice(row)).isInstanceOf(ProblemException.class);
    }

    @Test
    void rowsThatOverlapAreRefused() {
        assertThatThrownBy(
                () -> notice("2027-10-01,2027-10-07,HOLIDAY,国庆节,2027\n2027-10-07,2027-10-07,MAKE_UP_WORKING,国庆节,2027"))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({ "''", "'from;to;kind;name;paper'", "'from,to,kind,name,paper'" })
    void aTableWithoutRowsOrWithOtherColumnsIsRefused(String csv) {
        assertThatThrownBy(() -> HolidayNoticeRules.ofCsv(2027, csv)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theNoticesThatAreShippedAreSound() {
        assertThat(WorkingCalendars.shipped()).extracting(HolidayNotice::year).containsExactly(2024, 2025, 2026);
        assertThat(WorkingCalendars.shipped()).extracting(notice -> notice.days().size()).isEqualTo(List.of(15, 11, 13));
    }

    private static HolidayNotice notice(String rows) {
        return HolidayNoticeRules.ofCsv(2027, HolidayNoticeRules.CSV_HEADER + "\n" + rows + "\n");
    }
}
