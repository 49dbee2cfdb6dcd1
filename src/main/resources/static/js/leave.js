// Leaving quickly: this page is blanked, its history entry replaced by another website, and the session locked.
import { post } from "./wire.js";

const WITHIN = 1500;
let pressed = [];

function leave(link) {
  document.title = "";
  document.documentElement.hidden = true;
  post(link.dataset.leave, [], { keepalive: true }).catch(() => null);
  location.replace(link.href);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-leave]");
  if (!link) return;
  event.preventDefault();
  leave(link);
});

// Esc is only counted, never swallowed: screen readers and dialogs keep it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    pressed = [];
    return;
  }
  pressed = [...pressed.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
  const link = document.querySelector("[data-leave]");
  if (pressed.length >= 3 && link) leave(link);
}, true);
