// Writing a message: what could not be sent stays where it was typed, and a reply says to whom.
import { drop } from "./drafts.js";
import { log, take, toEnd } from "./thread.js";
import { renewToken } from "./wire.js";

const composer = (target) => target.closest?.("[data-composer]");

function notSent(form) {
  const words = form.querySelector("[data-not-sent-words]");
  words.textContent = form.dataset.notSent;
  words.hidden = false;
  form.querySelector("button.go span").textContent = form.dataset.sentAgain;
}

function reply(id) {
  const form = document.querySelector("[data-composer]");
  const of = document.getElementById(`m-${id}`);
  if (!form || !of) return;
  const words = form.querySelector("[data-replying-words]");
  form.elements.reply.value = id;
  words.textContent = words.dataset.words.replace("{0}", of.querySelector(".who").textContent.trim());
  form.querySelector("[data-replying]").hidden = false;
  form.elements.body.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reply], [data-reply-none]");
  if (!link) return;
  event.preventDefault();
  if (link.matches("[data-reply]")) return reply(link.dataset.reply);
  composer(link).elements.reply.value = "";
  composer(link).querySelector("[data-replying]").hidden = true;
});

document.addEventListener("htmx:configRequest", (event) => {
  if (composer(event.detail.elt)) event.detail.parameters.at = log().dataset.at;
});

// What is typed while the message is on its way would go with it.
const hold = (event, held) => { if (composer(event.target)) composer(event.target).elements.body.readOnly = held; };
document.addEventListener("htmx:beforeRequest", (event) => hold(event, true));
document.addEventListener("htmx:afterRequest", (event) => hold(event, false));

// Anything but an answer about the words themselves leaves them where they are.
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = composer(event.detail.requestConfig?.elt ?? event.target);
  if (!form) return;
  const status = event.detail.xhr.status;
  event.detail.shouldSwap = status === 200 || status === 422;
  form.querySelector("[data-not-sent-words]").hidden = true;
  if (status === 200) drop(form.dataset.autosave);
  if (!event.detail.shouldSwap) {
    notSent(form);
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

const wanted = new URLSearchParams(location.search).get("reply");
if (wanted) reply(wanted);
const over = (form) => Date.parse(form.dataset.expires) < Date.now() && form.remove();
setInterval(() => document.querySelectorAll("form[data-expires]").forEach(over), 1000);
