package org.relata.practice.web;

import org.relata.identity.AccountState;
import org.relata.practice.StaffMember;
import org.relata.ui.Form;

/**
 * Somebody of the team as the page shows them.
 *
 * @param roles the form in which an owner changes what this person does here
 * @param self whether it is the reader
 */
public record Colleague(StaffMember member, Form roles, boolean self, AccountState standing) {}
