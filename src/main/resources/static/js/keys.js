// Single keys, only outside text and only while switched on: data-key="n", or a pair such as data-key="g t".
const on = document.body.dataset.keys === "on";
let first = "", clear;

const typing = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], dialog");
const shown = (element) => element.closest("[popover]") || element.offsetParent !== null;

function act(keys) {
  const element = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === keys && shown(e));
  if (!element) return false;
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
  return true;
}

// The list of keys is read off the page, so it is never out of date.
function list() {
  const dialog = document.getElementById("shortcuts");
  const keys = dialog.querySelector("dl");
  keys.querySelectorAll("[data-listed]").forEach((row) => row.remove());
  for (const element of document.querySelectorAll("[data-key]:not([data-shortcuts])")) {
    const row = document.createElement("div");
    const key = document.createElement("kbd");
    const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
    row.dataset.listed = "";
    key.textContent = element.dataset.key;
    dd.textContent = element.getAttribute("aria-label") ?? element.textContent.trim();
    dt.append(key);
    row.append(dt, dd);
    keys.append(row);
  }
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const pair = first ? `${first} ${event.key}` : "";
  clearTimeout(clear);
  first = event.key.length === 1 ? event.key : "";
  clear = setTimeout(() => { first = ""; }, 1000);
  if ((pair && act(pair)) || act(event.key)) event.preventDefault();
  else if (event.key === "/") {
    event.preventDefault();
    document.querySelector("[data-palette]")?.click();
  }
});

document.addEventListener("click", (event) => event.target.closest("[data-shortcuts]") && list());

// Ctrl-Enter sends what one is writing.
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") event.target.closest("textarea")?.form?.requestSubmit();
});
