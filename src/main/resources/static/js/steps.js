// <form data-steps>: one question a screen. Without this script each Back and Next is a POST; with it, no reload.
const steps = (form) => [...form.querySelectorAll("[data-step]")];
const current = (form) => steps(form).findIndex((step) => !step.hidden);

function show(form, to, push) {
  const all = steps(form);
  all.forEach((step, i) => { step.hidden = i !== to; });
  form.elements.at.value = to + 1;
  const words = form.dataset.of.replace("#", to + 1);
  form.querySelector("[data-step-words]").textContent = words;
  const bar = form.querySelector("[data-step-bar]");
  bar.value = to + 1;
  bar.setAttribute("aria-label", words);
  form.querySelector("[data-back]").hidden = to === 0;
  const next = form.querySelector("[data-next]");
  next.textContent = to === all.length - 1 ? next.dataset.last : next.dataset.next;
  all[to].querySelector("legend").focus();
  scrollTo({ top: 0 });
  if (push) history.pushState({ step: to }, "", `?at=${to + 1}`);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-steps]")) return;
  const to = current(form) + (event.submitter?.value === "back" ? -1 : 1);
  if (to < 0 || to >= steps(form).length) return;
  event.preventDefault();
  show(form, to, true);
});

addEventListener("popstate", () => {
  const form = document.querySelector("form[data-steps]");
  const at = Number(new URLSearchParams(location.search).get("at") ?? 1) - 1;
  if (form && steps(form)[at]) show(form, at, false);
});

// 1 to 9 choose an answer; arrows move within the answers by themselves, as in every radio group.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  if (event.target.closest("textarea, select, input:not([type=radio])")) return;
  const form = document.querySelector("form[data-steps]");
  const answer = form && steps(form)[current(form)]?.querySelectorAll("input[type=radio]")[event.key - 1];
  if (!answer) return;
  answer.focus();
  answer.click();
});
