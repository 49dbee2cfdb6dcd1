package org.relata.measure;

import org.springframework.stereotype.Component;

/** Everything that is kept about who is asked what and what came back. */
@Component
record Records(
        AssignmentStore assignments, DraftStore drafts, ResponseStore responses, TaskStore tasks, BatchStore batches) {}
