// Writing a message: what could not be sent stays where it was typed.
import { drop } from "./drafts.js";
import { log } from "./places.js";
import { take, toEnd } from "./thread.js";
import { renewToken } from "./wire.js";

const composer = (target) => target.closest?.("[data-composer]");

function notSent(form) {
  const words = form.querySelector("[data-not-sent-words]");
  words.textContent = form.dataset.notSent;
  words.hidden = false;
  form.querySelector("button.go span").textContent = form.dataset.sentAgain;
}

document.addEventListener("htmx:configRequest", (event) => {
  if (composer(event.detail.elt)) event.detail.parameters.at = log().dataset.at;
});

// What was said of other words no longer stands.
document.addEventListener("input", (event) => composer(event.target)?.querySelector("#composer-said .wrong")?.remove());

// What is typed while the message is on its way would go with it.
const hold = (event) => { if (composer(event.target)) composer(event.target).elements.body.readOnly = event.type === "htmx:beforeRequest"; };
for (const name of ["htmx:beforeRequest", "htmx:afterRequest"]) document.addEventListener(name, hold);

// Anything but an answer about the words themselves leaves them where they are.
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = composer(event.detail.requestConfig?.elt ?? event.target);
  if (!form) return;
  const status = event.detail.xhr.status;
  event.detail.shouldSwap = status === 200 || status === 422;
  form.querySelector("[data-not-sent-words]").hidden = true;
  if (status === 200) drop(form.dataset.autosave);
  if (!event.detail.shouldSwap) {
    // who is signed out reads that already
    if (status !== 401) notSent(form);
    renewToken();
  }
});
document.addEventListener("htmx:sendError", (event) => composer(event.target) && notSent(composer(event.target)));
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "composer-said") event.target.querySelector("input")?.focus();
  if (event.target.id !== "composer") return;
  const brought = event.target.querySelector("[data-brought]");
  if (brought) take(brought.content);
  toEnd();
  event.target.querySelector("textarea")?.focus();
});
