package org.relata.messaging;

import java.util.List;
import java.util.Optional;
import org.relata.attachment.Attached;

/** A message with what came with it and what was proposed of it, as a copy holds it. */
public record Said(Message message, Optional<Disclosure> disclosure, List<Attached> files) {}
