package org.relata.measure;

import org.springframework.stereotype.Component;

/** Everything that is kept about who is asked what and what came back. */
@Component
record Records(
        AssignmentStore assignments,
        DraftStore drafts,
        ResponseStore responses,
        SharingStore sharing,
        TaskStore tasks,
        BatchStore batches) {}
