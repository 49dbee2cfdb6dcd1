package org.relata.notice.web;

import java.util.List;
import org.relata.notice.PushDevice;
import org.relata.ui.Form;

/**
 * How one is told.
 *
 * @param pushKey what a browser needs to ask its push service for notices from here
 */
public record NoticesView(Form form, List<PushDevice> devices, String pushKey) {}
