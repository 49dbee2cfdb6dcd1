package org.relata.ui;

import org.apache.catalina.valves.ErrorReportValve;

/** What the server itself says of a request that it cannot read: the status, and neither its name nor what it was asked. */
public final class Speechless extends ErrorReportValve {
    public Speechless() {
        setShowReport(false);
        setShowServerInfo(false);
    }
}
