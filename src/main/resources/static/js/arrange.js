// What is put in order by buttons, and what is placed on a square by dragging: the fields beside them say the same.
const changed = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-order] [data-up], [data-order] [data-down]");
  if (!button) return;
  const item = button.closest("li");
  if (button.matches("[data-up]")) item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  changed(item.querySelector("input"));
  button.focus();
});

const sliders = (token) => [...token.querySelectorAll("input[type=range]")];

function put(token) {
  const [across, down] = sliders(token);
  Object.assign(token.mark.style, { insetInlineStart: `${across.value}%`, insetBlockStart: `${down.value}%` });
}

function drag(token, square) {
  return (event) => {
    const box = square.getBoundingClientRect();
    const part = (at, from, size) => Math.round(Math.min(1, Math.max(0, (at - from) / size)) * 20) * 5;
    const [across, down] = sliders(token);
    across.value = part(event.clientX, box.left, box.width);
    down.value = part(event.clientY, box.top, box.height);
    put(token);
  };
}

function furnish(board) {
  const square = board.querySelector("[data-board-square]");
  if (square.childElementCount) return;
  for (const token of board.querySelectorAll("[data-token]")) {
    token.mark = Object.assign(document.createElement("button"), { type: "button", tabIndex: -1, textContent: token.dataset.token });
    const move = drag(token, square);
    token.mark.addEventListener("pointerdown", (event) => {
      token.mark.setPointerCapture(event.pointerId);
      token.mark.addEventListener("pointermove", move);
    });
    for (const end of ["pointerup", "pointercancel"]) token.mark.addEventListener(end, () => {
      token.mark.removeEventListener("pointermove", move);
      sliders(token).forEach(changed);
    });
    square.append(token.mark);
    token.addEventListener("input", () => put(token));
    put(token);
  }
}

const all = () => document.querySelectorAll("[data-board]").forEach(furnish);
new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
all();
