// <p data-clock="75">: seconds that are left, by the server's clock when the page was made. It advises and cuts nobody off.
const started = new WeakMap();
const words = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

setInterval(() => document.querySelectorAll("[data-clock]").forEach((clock) => {
  if (!started.has(clock)) started.set(clock, performance.now());
  const left = Math.round(Number(clock.dataset.clock) - (performance.now() - started.get(clock)) / 1000);
  const text = left > 0 ? words(left) : clock.dataset.over;
  if (clock.textContent !== text) clock.textContent = text;
}), 250);
