// Taking back, correcting, answering: what comes of it comes like all that moves, and a refusal stands beside what was typed.
import { log } from "./places.js";
import { fetchNew, parsed } from "./thread.js";
import { post, renewToken } from "./wire.js";

// What is folded comes in anew at once, whatever brings it first; it opens again only where something is left to do.
async function act(form, submitter) {
  const folded = form.closest("details[open]");
  submitter.setAttribute("aria-busy", "true");
  folded?.removeAttribute("open");
  const answer = await post(form.action, new FormData(form, submitter)).catch(() => null);
  submitter.removeAttribute("aria-busy");
  if (answer?.type === "opaqueredirect") return fetchNew();
  folded?.setAttribute("open", "");
  const refusal = answer?.status === 422 && parsed(await answer.text()).querySelector("[data-refusal]");
  const said = form.querySelector("[role=alert]") ?? form.appendChild(Object.assign(document.createElement("p"), { className: "wrong", role: "alert" }));
  said.textContent = refusal ? refusal.textContent : log().dataset.notDone;
  // it is as unsent as it was before
  form.dispatchEvent(new Event("input", { bubbles: true }));
  if (!refusal) renewToken();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-deed]") || !log()) return;
  event.preventDefault();
  act(event.target, event.submitter ?? event.target.querySelector("button"));
}, true);

const over = (form) => Date.parse(form.dataset.expires) < Date.now() && form.remove();
setInterval(() => document.querySelectorAll("form[data-expires]").forEach(over), 1000);
