// What a form says about its saving. Only the change of state is announced; the passing seconds are not.
const ago = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "always" });
const since = new WeakMap();

function sinceWords(element) {
  const seconds = Math.round((Date.now() - since.get(element)) / 1000);
  return seconds < 60 ? ago.format(-Math.max(seconds, 1), "second") : ago.format(-Math.round(seconds / 60), "minute");
}

/** state: done, busy, here, not, out or conflict; the words come from the element's data. */
export function say(form, state) {
  const element = form.querySelector("[data-saved]");
  if (!element) return;
  const words = element.querySelector("[data-saved-words]");
  element.dataset.state = state === "not" || state === "out" ? "bad" : state;
  if (words.textContent !== element.dataset[state]) words.textContent = element.dataset[state];
  if (state === "done") since.set(element, Date.now());
  else since.delete(element);
  tick(element);
}

function tick(element) {
  element.querySelector("[data-saved-ago]").textContent = since.has(element) ? sinceWords(element) : "";
}

setInterval(() => document.querySelectorAll("[data-saved]").forEach(tick), 1000);
