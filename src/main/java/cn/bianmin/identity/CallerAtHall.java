package cn.bianmin.identity;

import jakarta.enterprise.context.RequestScoped;

import cn.bianmin.hall.HallEditor;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.problem.ProblemException;

/** The caller, as far as a hall asks: the hall lies below identity and cannot call up. */
@RequestScoped
class CallerAtHall implements HallEditor {

    private final Caller caller;

    CallerAtHall(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void mustWorkAt(HallId hall) {
        caller.mustWorkAt(hall);
    }

    @Override
    public void mustWorkEverywhere() {
        if (!caller.worksEverywhere()) {
            throw new ProblemException(403, "forbidden");
        }
    }

    @Override
    public String name() {
        return caller.name();
    }
}
