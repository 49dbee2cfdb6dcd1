// A conversation: new and changed messages come in where they belong, older ones on demand.

const log = () => document.querySelector("[data-thread]");
const list = () => log()?.querySelector("[data-thread-list]");
const atEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - 160;
export const toEnd = () => scrollTo({ top: document.documentElement.scrollHeight });
const RETRY = 2_000;
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

export async function fetchNew() {
  if (!log() || document.hidden) return;
  if (asking) { again = true; return; }
  asking = true;
  const answer = await fetch(`${log().dataset.thread}?at=${encodeURIComponent(log().dataset.at)}`, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  asking = false;
  if (answer?.ok) take(await answer.text());
  // what was unread is read by that
  if (answer?.ok) document.querySelectorAll('[data-live="*"]').forEach((badge) => badge.dispatchEvent(new CustomEvent("moved")));
  else if (answer && answer.status === 404) location.reload();
  // what moved was told once: until it has come, it is asked for
  else if (!answer || answer.status >= 500) setTimeout(fetchNew, RETRY);
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

document.addEventListener("moved", (event) => event.target === log() && fetchNew(), true);
document.addEventListener("visibilitychange", () => fetchNew());
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-earlier]");
  if (!link) return;
  event.preventDefault();
  older(link);
});
if (log() && !location.hash) toEnd();
