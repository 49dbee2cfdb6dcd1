// A notice stands for ten seconds, longer under pointer or focus; then it waits behind the bell until dismissed.
const STAY = 10_000;
const list = document.getElementById("notices");
const kept = document.querySelector("#kept ul");
const bell = document.querySelector(".kept-button");

const held = (notice) => notice.matches(":hover") || notice.contains(document.activeElement);
const count = () => {
  if (bell) bell.hidden = !kept.children.length;
  bell?.classList.toggle("has-some", kept.children.length > 0);
};

function rest(notice) {
  if (!notice.isConnected || !kept || kept.contains(notice)) return;
  if (held(notice)) return setTimeout(() => rest(notice), 1000);
  kept.prepend(notice);
  count();
}

export function notify(text) {
  const notice = document.createElement("li");
  const words = document.createElement("p");
  notice.className = "notice";
  words.textContent = text;
  notice.append(words);
  list.prepend(notice);
}

const start = (notice) => notice instanceof HTMLElement && setTimeout(() => rest(notice), STAY);

if (list) {
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(start)))
    .observe(list, { childList: true });
  // Added anew, because a live region does not speak of what came with the page.
  list.replaceChildren(...list.children);
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-dismiss]")) return;
  event.target.closest("li").remove();
  count();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  const undo = list?.querySelector("button") ?? bell;
  event.preventDefault();
  undo?.focus();
});
document.addEventListener("htmx:sendError", () => notify(list.parentElement.dataset.offline));
