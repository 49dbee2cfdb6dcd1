package org.relata.practice;

import java.util.Set;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;

/** Somebody who works in the practice, and as what. */
public record StaffMember(PersonId person, String name, Set<Role> roles) {}
