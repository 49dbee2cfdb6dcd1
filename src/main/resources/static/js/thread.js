// A conversation: new and changed messages come in where they belong.

export const log = () => document.querySelector("[data-thread]");
export const list = () => log()?.querySelector("[data-thread-list]");
const atEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - 160;
export const toEnd = () => scrollTo({ top: document.documentElement.scrollHeight });
const RETRY = 2_000;
let fetching = null, again = false;

export const parsed = (text) => new DOMParser().parseFromString(text, "text/html").body;

// The same message is one element, whatever brings it; one that came late still stands in its place. One that is being corrected waits until then.
function place(item) {
  const before = document.getElementById(item.id);
  if (before?.querySelector("details[open] textarea")) { before.newer = item; return; }
  if (before) return before.replaceWith(item);
  const next = [...list().children].find((other) => other.dataset.place > item.dataset.place);
  list().insertBefore(item, next ?? null);
}

/** Takes what the server has put together of messages that are new or have changed. */
export function take(body) {
  const end = atEnd();
  const items = [...body.querySelectorAll("li.message")];
  items.forEach((item) => place(document.adoptNode(item)));
  if (items.length) document.querySelector("[data-thread-empty]")?.remove();
  Object.assign(log().dataset, { ...body.querySelector("[data-at]").dataset });
  if (end && items.length) toEnd();
}

async function fetchOnce() {
  const answer = await fetch(`${log().dataset.thread}?at=${encodeURIComponent(log().dataset.at)}`, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  if (answer?.ok) take(parsed(await answer.text()));
  // what was unread is read by that
  if (answer?.ok) document.querySelectorAll('[data-live="*"]').forEach((badge) => badge.dispatchEvent(new CustomEvent("moved")));
  else if (answer?.status === 404) location.reload();
  // what moved was told once: until it has come, it is asked for
  else if (!answer || answer.status >= 500) setTimeout(fetchNew, RETRY);
}

async function fetchAll() {
  try {
    do {
      again = false;
      await fetchOnce();
    } while (again);
  } finally {
    fetching = null;
  }
}

/** Done when all that had come until it was asked for is there. */
export async function fetchNew() {
  if (!log() || document.hidden) return;
  again = true;
  fetching ??= fetchAll();
  await fetching;
}

document.addEventListener("toggle", (event) => {
  const message = event.target.closest?.("li.message");
  if (message?.newer && !event.target.open && !message.querySelector("[aria-busy]")) message.replaceWith(message.newer);
}, true);
document.addEventListener("moved", (event) => event.target === log() && fetchNew(), true);
document.addEventListener("visibilitychange", () => fetchNew());
if (log() && !location.hash) toEnd();
