// Older messages of a conversation, on demand: what is being read stays where it is.
import { list } from "./places.js";
import { parsed } from "./thread.js";

async function older(link) {
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href, { credentials: "same-origin" }).catch(() => null);
  link.removeAttribute("aria-busy");
  if (!answer?.ok) return;
  const body = parsed(await answer.text());
  const height = document.documentElement.scrollHeight;
  const items = [...body.querySelectorAll("li.message, li.thread-mark")].map((item) => document.adoptNode(item));
  // one that was changed meanwhile has come already, without those around it
  items.forEach((item) => document.getElementById(item.id)?.remove());
  list().prepend(...items);
  link.closest("p").replaceWith(...[body.querySelector("[data-earlier]")?.closest("p")].filter(Boolean));
  scrollBy({ top: document.documentElement.scrollHeight - height });
  items.at(-1)?.setAttribute("tabindex", "-1");
  items.at(-1)?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-earlier]");
  if (!link) return;
  event.preventDefault();
  older(link);
});
