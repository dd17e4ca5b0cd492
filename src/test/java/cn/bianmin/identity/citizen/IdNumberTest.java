package cn.bianmin.identity.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.problem.ProblemException;

class IdNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {
            "11010519491231002X", "440524188001010014", "510108199001011230", "340524198001010010"
    })
    void aNumberWithItsRightCheckCharacterIsTaken(String number) {
        var seventeen = number.substring(0, 17);
        var right = seventeen + IdNumber.checkCharacter(seventeen);
        assertThat(IdNumber.parse(right, TODAY).value()).isEqualTo(right);
    }

    @Test
    void theExamplesOfTheStandardAreTakenAsTheyStand() {
        assertThat(IdNumber.parse("11010519491231002X", TODAY).value()).isEqualTo("11010519491231002X");
        assertThat(IdNumber.parse("440524188001010014", TODAY).value()).isEqualTo("440524188001010014");
    }

    @Test
    void aSmallXIsStoredAsACapital() {
        assertThat(IdNumber.parse(" 11010519491231002x ", TODAY).value()).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({
            "110105194912310021, wrong check character",
            "11010519491231003X, one digit altered",
            "110105491231002, the old fifteen digits",
            "11010519491231002XX, nineteen characters",
            "1101051949123100２X, a full-width digit",
            "'', nothing",
            "X10105194912310021, a letter in front"
    })
    void whatIsNotANumberIsRefused(String number, String why) {
        assertThatThrownBy(() -> IdNumber.parse(number, TODAY)).as(why)
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo("invalid-id-number");
                    assertThat(problem.status()).isEqualTo(400);
                });
    }

    @ParameterizedTest
    @CsvSource({
            "11010519900231001, 31 February", "11010519910229001, 29 February of a common year",
            "11010519901301001, month 13", "11010520261124001, tomorrow", "11010517991231001, before anyone alive",
            "00010519900101001, no such province", "99010519900101001, no such province of a foreigner's card"
    })
    void aNumberWithoutARealBirthOrRegionIsRefused(String seventeen, String why) {
        var number = seventeen + IdNumber.checkCharacter(seventeen);
        assertThatThrownBy(() -> IdNumber.parse(number, TODAY)).as(why).isInstanceOf(ProblemException.class);
    }

    /** Midnight did not exist on the first day of summer time in Asia/Shanghai. */
    @ParameterizedTest
    @ValueSource(strings = { "11010519400601001", "11010519860504001", "11010519910414001", "11010520240229001",
            "11010520261123001" })
    void everyDayIsABirthday(String seventeen) {
        var number = seventeen + IdNumber.checkCharacter(seventeen);
        assertThat(IdNumber.parse(number, TODAY).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "81000019900101001", "83000019900101001", "91156319900101001" })
    void residentsFromElsewhereHaveCardsOfTheSameShape(String seventeen) {
        var number = seventeen + IdNumber.checkCharacter(seventeen);
        assertThat(IdNumber.parse(number, TODAY).value()).isEqualTo(number);
    }

    @Test
    void aNumberDoesNotPrintItself() {
        assertThat(IdNumber.parse("11010519491231002X", TODAY)).hasToString("IdNumber[sealed]");
    }
}
