// A field that was also changed elsewhere keeps both versions: the other one is laid below, to read or to take.
document.addEventListener("relata:conflict", ({ target: form, detail: { field, theirs } }) => {
  const input = form.elements.namedItem(field);
  const words = form.querySelector("[data-saved]")?.dataset;
  if (!(input instanceof HTMLElement) || !words) return;
  input.parentElement.querySelector(".conflict")?.remove();

  const box = document.createElement("div");
  const title = document.createElement("p");
  const quote = document.createElement("blockquote");
  const use = document.createElement("button");
  box.className = "conflict";
  title.textContent = words.theirs;
  quote.textContent = theirs;
  use.type = "button";
  use.className = "btn small";
  use.textContent = words.use;
  use.addEventListener("click", () => {
    input.value = theirs;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
    box.remove();
  });
  box.append(title, quote, use);
  input.after(box);
});
