// A conversation: new and changed messages come in where they belong, older ones on demand, and what could not be sent stays where it was typed.
import { drop } from "./drafts.js";
import { renewToken } from "./wire.js";

const log = () => document.querySelector("[data-thread]");
const list = () => log()?.querySelector("[data-thread-list]");
const atEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - 160;
const toEnd = () => scrollTo({ top: document.documentElement.scrollHeight });
let asking = false, again = false;

const parsed = (text) => new DOMParser().parseFromString(text, "text/html").body;

// The same message is one element, whatever brings it; one that came late still stands in its place.
function place(item) {
  const before = document.getElementById(item.id);
  if (before) return before.replaceWith(item);
  const next = [...list().children].find((other) => other.dataset.place > item.dataset.place);
  list().insertBefore(item, next ?? null);
}

function take(text) {
  const end = atEnd();
  const body = parsed(text);
  const items = [...body.querySelectorAll("li.message")];
  items.forEach((item) => place(document.adoptNode(item)));
  if (items.length) document.querySelector("[data-thread-empty]")?.remove();
  log().dataset.at = body.querySelector("[data-at]").dataset.at;
  if (end && items.length) toEnd();
}

async function fetchNew() {
  if (!log() || document.hidden) return;
  if (asking) { again = true; return; }
  asking = true;
  const answer = await fetch(`${log().dataset.thread}?at=${encodeURIComponent(log().dataset.at)}`, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  asking = false;
  if (answer?.ok) take(await answer.text());
  else if (answer && answer.status === 404) location.reload();
  if (again) { again = false; fetchNew(); }
}

async function older(link) {
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href, { credentials: "same-origin" }).catch(() => null);
  link.removeAttribute("aria-busy");
  if (!answer?.ok) return;
  const body = parsed(await answer.text());
  const height = document.documentElement.scrollHeight;
  const items = [...body.querySelectorAll("li.message")].map((item) => document.adoptNode(item));
  list().prepend(...items);
  link.closest("p").replaceWith(...[body.querySelector("[data-earlier]")?.closest("p")].filter(Boolean));
  scrollBy({ top: document.documentElement.scrollHeight - height });
  items.at(-1)?.setAttribute("tabindex", "-1");
  items.at(-1)?.focus({ preventScroll: true });
}

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

document.addEventListener("moved", (event) => event.target === log() && fetchNew(), true);
document.addEventListener("visibilitychange", fetchNew);
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-earlier], [data-reply], [data-reply-none]");
  if (!link) return;
  event.preventDefault();
  if (link.matches("[data-earlier]")) older(link);
  else if (link.matches("[data-reply]")) reply(link.dataset.reply);
  else {
    composer(link).elements.reply.value = "";
    composer(link).querySelector("[data-replying]").hidden = true;
  }
});

// Anything but an answer about the words themselves leaves them where they are.
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = composer(event.detail.requestConfig?.elt ?? event.target);
  if (!form) return;
  const status = event.detail.xhr.status;
  event.detail.shouldSwap = status === 200 || status === 422;
  if (status === 200) drop(form.dataset.autosave);
  if (!event.detail.shouldSwap) { notSent(form); renewToken(); }
});
document.addEventListener("htmx:sendError", (event) => composer(event.target) && notSent(composer(event.target)));
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "composer") return;
  if (event.detail.xhr.status === 200) fetchNew().then(toEnd);
  event.target.querySelector("textarea")?.focus();
});

if (log() && !location.hash) toEnd();
const wanted = new URLSearchParams(location.search).get("reply");
if (wanted) reply(wanted);
setInterval(() => document.querySelectorAll("form[data-expires]").forEach((form) => Date.parse(form.dataset.expires) < Date.now() && form.remove()), 1000);
