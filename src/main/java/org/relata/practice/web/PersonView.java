package org.relata.practice.web;

import java.util.List;
import org.relata.practice.Guardianship;
import org.relata.practice.Person;
import org.relata.practice.PersonChange;

/** A person's page beside the form: who signs for them and which details were changed. */
public record PersonView(Person person, boolean minor, List<Guardianship> guardianships, List<PersonChange> changes) {}
