// A minute before the session locks the page asks; at the end it locks. Tabs of one person count together.
import { post } from "./wire.js";

const WARNING = 60_000;
const dialog = document.getElementById("idle");
const limit = Number(dialog?.dataset.seconds ?? 0) * 1000;
const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("awake") : null;
let last = Date.now(), told = 0;

function awake() {
  last = Date.now();
  if (last - told < 5000) return;
  told = last;
  tabs?.postMessage(last);
}

function look() {
  const rest = last + limit - Date.now();
  if (rest <= 0) return document.querySelector("[data-idle-form]")?.requestSubmit();
  if (rest <= WARNING && !dialog.open) dialog.showModal();
  if (rest > WARNING && dialog.open) dialog.close();
}

if (limit > 0) {
  for (const sign of ["pointerdown", "keydown", "input"]) document.addEventListener(sign, () => dialog.open || awake(), { passive: true });
  tabs?.addEventListener("message", (event) => { last = Math.max(last, event.data); });
  // The server counts requests, not wishes: staying is a request.
  dialog.addEventListener("close", () => {
    awake();
    post("/session", []).catch(() => null);
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, Math.min(5000, limit / 4));
}
