// Where what comes stands in a conversation.

export const log = () => document.querySelector("[data-thread]");
export const list = () => log()?.querySelector("[data-thread-list]");

// The same message is one element, whatever brings it; one that came late still stands in its place. One that is being corrected waits until then.
export function place(item) {
  const before = document.getElementById(item.id);
  if (before?.querySelector("details[open] textarea")) { before.newer = item; return; }
  if (before) return before.replaceWith(item);
  const next = [...list().children].find((other) => other.dataset.place > item.dataset.place);
  list().insertBefore(item, next ?? null);
}

// Below the newest of one's own messages that somebody has read, and below no other; said once.
export function mark(now) {
  const before = list().querySelector(".thread-mark");
  if (before?.outerHTML === now?.outerHTML) return;
  before?.remove();
  if (now && document.getElementById(now.dataset.of)) place(document.adoptNode(now));
}

document.addEventListener("toggle", (event) => {
  const message = event.target.closest?.("li.message");
  if (message?.newer && !event.target.open && !message.querySelector("[aria-busy]")) message.replaceWith(message.newer);
}, true);
