package org.relata.measure.instrument;

import java.util.List;

/** The catalogue contradicts itself: the application does not start. Each problem names file and path. */
public class CatalogueFault extends IllegalStateException {
    public CatalogueFault(List<String> problems) {
        super("The instrument catalogue is faulty:\n  " + String.join("\n  ", problems));
    }
}
