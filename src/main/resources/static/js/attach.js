// [data-attach="/relationships/ID/files" data-circle="ID"] in a form: files that are chosen, dropped or pasted go up one after the other.
// Each that is ready leaves its id in a hidden field named "file"; the form waits for those on their way.
import { removed, say, upload } from "./upload.js";

const stops = new WeakMap();
let queue = Promise.resolve();

const near = (target) => target.closest?.("form")?.querySelector("[data-attach]") ?? target.closest?.("[data-attach]");
const ready = (id) => Object.assign(document.createElement("input"), { type: "hidden", name: "file", value: id });

function listed(area, file) {
  const item = area.querySelector("template").content.firstElementChild.cloneNode(true);
  const [name, bar, button] = item.children;
  name.textContent = file.name;
  bar.ariaLabel = file.name;
  button.ariaLabel = `${button.textContent} ${file.name}`;
  area.querySelector("ul").append(item);
  return { item, bar };
}

async function bring(area, file, { item, bar }, signal) {
  try {
    await upload(area, file, signal, (id) => { item.dataset.file = id; }, (part) => { bar.value = part; });
    bar.replaceWith(ready(item.dataset.file));
  } catch (trouble) {
    if (signal.aborted) return;
    remove(item);
    say(area, `${file.name}: ${trouble.message}`);
  }
}

function add(area, files) {
  for (const file of files) {
    if (area.querySelector("ul").children.length >= Number(area.dataset.most)) return say(area, area.dataset.many);
    const entry = listed(area, file), stop = new AbortController();
    stops.set(entry.item, stop);
    queue = queue.then(() => bring(area, file, entry, stop.signal));
  }
}

function remove(item) {
  stops.get(item).abort();
  removed(item.closest("[data-attach]"), item.dataset.file);
  item.remove();
}

const take = (event, files) => { event.preventDefault(); add(near(event.target), [...files]); };
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-attach] input[type=file]")) return;
  take(event, event.target.files);
  event.target.value = "";
});
document.addEventListener("click", ({ target }) => target.matches("[data-attach] li button") && remove(target.closest("li")));
document.addEventListener("paste", (event) => near(event.target) && event.clipboardData.files.length && take(event, event.clipboardData.files));
for (const name of ["dragover", "dragleave", "drop"]) document.addEventListener(name, (event) => {
  const area = event.dataTransfer?.types.includes("Files") && near(event.target);
  area?.classList.toggle("over", name === "dragover");
  if (area) take(event, name === "drop" ? event.dataTransfer.files : []);
});
document.addEventListener("submit", (event) => {
  const area = near(event.target);
  if (!area?.querySelector("li progress")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say(area, area.dataset.wait);
}, true);

const show = () => document.querySelectorAll("[data-attach][hidden]").forEach((area) => { area.hidden = false; });
document.addEventListener("htmx:load", show);
show();
