package cn.bianmin.content.life;

import static cn.bianmin.content.ContentState.APPROVED;
import static cn.bianmin.content.ContentState.DRAFT;
import static cn.bianmin.content.ContentState.EXPIRED;
import static cn.bianmin.content.ContentState.PUBLISHED;
import static cn.bianmin.content.ContentState.REPLACED;
import static cn.bianmin.content.ContentState.SUBMITTED;
import static cn.bianmin.content.ContentState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cn.bianmin.content.ContentState;
import cn.bianmin.platform.problem.ProblemException;

/** The whole table of legal steps, and nothing else is legal. */
class StepTest {

    @Test
    void theLegalStepsAreTheseAndNoOthers() {
        var legal = new ArrayList<String>();
        for (var state : ContentState.values()) {
            for (var step : Step.values()) {
                if (step.leaves(state)) {
                    legal.add(state + " " + step + " " + step.after(state));
                } else {
                    assertThatThrownBy(() -> step.after(state)).isInstanceOf(ProblemException.class);
                }
            }
        }
        assertThat(legal).containsExactlyInAnyOrder(
                line(DRAFT, Step.EDIT, DRAFT), line(DRAFT, Step.SUBMIT, SUBMITTED), line(DRAFT, Step.WITHDRAW, WITHDRAWN),
                line(SUBMITTED, Step.RETURN, DRAFT), line(SUBMITTED, Step.APPROVE, APPROVED),
                line(SUBMITTED, Step.WITHDRAW, WITHDRAWN),
                line(APPROVED, Step.PUBLISH, PUBLISHED), line(APPROVED, Step.REPLACE, REPLACED),
                line(APPROVED, Step.WITHDRAW, WITHDRAWN),
                line(PUBLISHED, Step.REPLACE, REPLACED), line(PUBLISHED, Step.WITHDRAW, WITHDRAWN),
                line(PUBLISHED, Step.EXPIRE, EXPIRED));
    }

    @ParameterizedTest
    @EnumSource(names = { "EXPIRED", "WITHDRAWN", "REPLACED" })
    void whatIsOverTakesNoStep(ContentState over) {
        assertThat(Step.values()).noneMatch(step -> step.leaves(over));
    }

    private static String line(ContentState from, Step step, ContentState to) {
        return from + " " + step + " " + to;
    }
}
