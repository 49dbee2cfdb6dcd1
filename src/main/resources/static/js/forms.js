// Small help for forms: no second sending, no lost text, errors in focus, the reader's own time zone.
import { forget } from "./drafts.js";

const dirty = new Set();
const guarded = (target) => target.closest?.("form[data-guard]");

document.addEventListener("input", (event) => guarded(event.target) && dirty.add(guarded(event.target)));
addEventListener("beforeunload", (event) => {
  if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  dirty.delete(event.target);
  if (event.target.matches("[data-forget]")) forget();
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  if (event.submitter?.dataset.busy) say(event.submitter);
});
// What takes a while says so.
const say = (button) => {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.dataset.busySaid = "";
  said.textContent = button.dataset.busy;
  button.parentElement.after(said);
};
// A page that comes back from the history may be sent again; so may a form that htmx has sent.
const again = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  form.querySelectorAll("[data-busy-said]").forEach((said) => said.remove());
};
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(again));
document.addEventListener("htmx:afterRequest", (event) => event.target.matches?.("form") && again(event.target));

const settle = (root) => {
  root.querySelector("[data-summary]")?.focus();
  root.querySelectorAll("input[data-zone]").forEach((input) => { input.value = Intl.DateTimeFormat().resolvedOptions().timeZone; });
};
document.addEventListener("htmx:load", (event) => settle(event.target));
settle(document);
