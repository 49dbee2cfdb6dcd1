// A conversation: what is new or has changed comes in.
import { log, mark, place } from "./places.js";

const atEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - 160;
export const toEnd = () => scrollTo({ top: document.documentElement.scrollHeight });
const RETRY = 2_000;
let fetching = null, again = false;

export const parsed = (text) => new DOMParser().parseFromString(text, "text/html").body;

/** Takes what the server has put together of messages that are new or have changed. */
export function take(body) {
  const end = atEnd();
  const items = [...body.querySelectorAll("li.message")];
  items.forEach((item) => place(document.adoptNode(item)));
  mark(body.querySelector(".thread-mark"));
  if (items.length) document.querySelector("[data-thread-empty]")?.remove();
  const moved = body.querySelector("[data-at]").dataset;
  // whether others see what is read here, the page must say
  if (log().dataset.told !== moved.told) return location.reload();
  Object.assign(log().dataset, { ...moved });
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

document.addEventListener("moved", (event) => event.target === log() && fetchNew(), true);
document.addEventListener("visibilitychange", () => fetchNew());
if (log() && !location.hash) toEnd();
