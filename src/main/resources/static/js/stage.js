// An exercise: the server says where it stands, and what is being entered stays until that is over.
import { parsed } from "./thread.js";

const stage = () => document.querySelector("[data-stage]");
const RETRY = 2_000;
let asking = null, again = false;

// The region hears of circles by what its contents were made of.
function stands() {
  const inside = stage()?.querySelector("[data-stands]");
  if (inside) Object.assign(stage().dataset, { at: inside.dataset.at, apart: inside.dataset.apart });
}

const same = (now, next) => now && next && now.dataset.visit === next.dataset.visit && now.dataset.mine === "yes" && next.dataset.mine === "yes";

function show(next) {
  const now = stage().querySelector("[data-stands]");
  if (same(now, next)) {
    now.querySelector("[data-around]")?.replaceWith(next.querySelector("[data-around]"));
    Object.assign(now.dataset, { at: next.dataset.at, apart: next.dataset.apart });
  } else {
    const focused = stage().contains(document.activeElement);
    stage().replaceChildren(document.adoptNode(next));
    window.htmx?.process(stage());
    // whoever waits for what comes into the page hears of it
    stage().dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
    if (focused) stage().querySelector("h1")?.focus();
  }
  stands();
}

async function askOnce() {
  const answer = await fetch(stage().dataset.stage, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  if (answer?.ok) show(parsed(await answer.text()).querySelector("[data-stands]"));
  else if (answer?.status === 404) location.reload();
  else if (!answer || answer.status >= 500) setTimeout(look, RETRY);
}

async function askAll() {
  try {
    do {
      again = false;
      await askOnce();
    } while (again);
  } finally {
    asking = null;
  }
}

function look() {
  if (!stage() || document.hidden) return;
  again = true;
  asking ??= askAll();
}

document.addEventListener("moved", (event) => event.target === stage() && look(), true);
document.addEventListener("visibilitychange", look);
document.addEventListener("htmx:afterSettle", (event) => event.target === stage() && stands());
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target === stage() && event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});
stands();
