package cn.bianmin.identity;

import cn.bianmin.platform.database.TransactionStep;

/** Who somebody turned out to be who gave name, ID number, phone and password. Nothing is written yet. */
public sealed interface Identification {

    /**
     * A citizen who knows their password, or a newcomer who has just chosen one.
     *
     * @param citizen of a newcomer: the id they will have
     * @param caller the name under which only this citizen with this password is found again, for an {@code Idempotency-Key}
     * @param onSuccess writes the newcomer's row or the citizen's new phone, in the transaction of what they are granted; fails
     *        when the same person was registered meanwhile, see {@link Registrations#isRegisteredMeanwhile}
     */
    record Proven(CitizenId citizen, String caller, TransactionStep onSuccess) implements Identification {
    }

    /** The ID number is known and the password is not its citizen's. */
    record WrongPassword() implements Identification {
    }
}
