package io.mlconnector.console.connect;

import java.util.Locale;

/// Tells the audit trail who connected what. Never holds up a person: what cannot be told is logged.
interface ConnectTrail {
    enum Step {
        CONNECTED,
        DECLINED,
        REFUSED;

        /// As the audit trail spells it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param record what it is about: `quickbooks/Connection/9341`
    /// @param session names the browser's attempt; no secret
    void tell(String record, String session, Step step, String sentence);
}
