// <div data-push="/url" data-key="…">: asks this browser to show notices, and says plainly where it cannot.
import { post } from "./wire.js";

const able = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const say = (place, words) => { place.querySelector("[data-push-said]").textContent = place.dataset[words] ?? ""; };

async function subscription(place) {
  await navigator.serviceWorker.register("/notice-worker.js");
  const worker = await navigator.serviceWorker.ready;
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(place.dataset.key) });
}

async function allow(place) {
  if (await Notification.requestPermission() !== "granted") return say(place, "denied");
  const made = await subscription(place);
  const { endpoint, keys } = made.toJSON();
  const answer = await post(place.dataset.push, [["endpoint", endpoint], ["p256dh", keys.p256dh], ["auth", keys.auth]]);
  if (answer.type === "opaqueredirect") return location.reload();
  await made.unsubscribe();
  return say(place, "failed");
}

document.addEventListener("click", (event) => {
  const place = event.target.closest?.("[data-push-go]")?.closest("[data-push]");
  if (place) allow(place).catch(() => say(place, "failed"));
});

const settle = (root) => root.querySelectorAll("[data-push]").forEach((place) => {
  place.querySelector("[data-push-go]").hidden = !able();
  if (able()) say(place, "none");
});
document.addEventListener("htmx:load", (event) => settle(event.target));
settle(document);
