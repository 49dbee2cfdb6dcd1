// Where the practice wants it, the readers of a conversation see that somebody is writing there: never who, and never what.
import { post } from "./wire.js";

const SAID_EVERY = 4_000, SHOWN_FOR = 6_000;
const shown = () => document.querySelector("[data-writing]");
let said = 0, hiding;

document.addEventListener("input", (event) => {
  if (!shown() || event.target.id !== "body" || !event.target.value || Date.now() - said < SAID_EVERY) return;
  said = Date.now();
  post(shown().dataset.writing, []).catch(() => null);
});
const hide = () => { if (shown()) shown().hidden = true; };
document.addEventListener("writing", () => {
  if (!shown()) return;
  shown().hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(hide, SHOWN_FOR);
}, true);
document.addEventListener("moved", (event) => event.target.matches("[data-thread]") && hide(), true);
document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "composer") said = 0; });
