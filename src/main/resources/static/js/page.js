// Copying, printing, and leaving nothing behind a lock.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  const words = button.querySelector("[role=status]");
  const before = words.textContent;
  words.textContent = button.dataset.done;
  setTimeout(() => { words.textContent = before; }, 3000);
});

// Paper cannot be clicked: everything folded is unfolded for it, and folded again.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open]):not(.confirm)")];
  folded.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));

// A page that the browser kept in memory is asked for again, so that Back never shows what was locked.
addEventListener("pageshow", (event) => event.persisted && location.reload());

document.addEventListener("click", (event) => event.target.closest("[data-print]") && print());
