// Ctrl-K: find a person or a page. The server answers /search?q= with links; without this script /search is a page.
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const found = dialog?.querySelector("[data-found]");
let timer, asked = 0;

function open() {
  if (!dialog.open) dialog.showModal();
  input.select();
}

async function ask() {
  const turn = ++asked;
  const q = input.value.trim();
  if (!q) return found.replaceChildren();
  const answer = await fetch(`/search?q=${encodeURIComponent(q)}`, { headers: { "HX-Request": "true" }, credentials: "same-origin" }).catch(() => null);
  if (turn !== asked || !answer?.ok) return;
  const links = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("a[href]");
  if (links.length) found.replaceChildren(...links);
  else found.textContent = found.dataset.none;
}

function move(by) {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement) + by;
  (links[Math.min(at, links.length - 1)] ?? input).focus();
}

if (dialog) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-palette]")) {
      event.preventDefault();
      open();
    } else if (event.target === dialog) {
      dialog.close();
    }
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === input && found.querySelector("a")) {
      event.preventDefault();
      found.querySelector("a").click();
    }
  });
}
