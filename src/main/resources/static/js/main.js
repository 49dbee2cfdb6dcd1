// Every behaviour listens at the document, so it also serves what htmx brings later.
import "./wire.js";
import "./autosave.js";
import "./conflict.js";
import "./steps.js";
import "./palette.js";
import "./keys.js";
import "./notices.js";
import "./leave.js";
import "./idle.js";
import "./forms.js";
import "./page.js";
import "./live.js";
import "./thread.js";
import "./composer.js";
import "./push.js";
import "./attach.js";
