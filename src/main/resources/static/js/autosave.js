// <form data-autosave="/url">: one POST per changed field (field, seq, value...), one at a time, the newest value wins.
import { post, renewToken } from "./wire.js";
import { keep, kept, drop } from "./drafts.js";
import { fill, valuesOf } from "./fields.js";
import { say } from "./status.js";

const PAUSE = 400, FIRST = 1000, LONGEST = 30_000;
const states = new WeakMap();
const stateOf = (form) => states.get(form)
  ?? states.set(form, { waiting: new Map(), kept: new Set(), seq: Date.now(), wait: FIRST, busy: false, timer: 0 }).get(form);
const each = (act) => document.querySelectorAll("form[data-autosave]").forEach(act);
const later = (form, pause) => { stateOf(form).timer = setTimeout(() => send(form), pause); };
// A form may name its window, "revision.name"; what was kept from an earlier page knows of no revision.
const windowOf = (form, field) => (form.elements.window?.value ?? "").replace(/^\d+/, (known) => stateOf(form).kept.has(field) ? 0 : known);
const write = (form, field, values, options) => post(form.dataset.autosave,
  [["field", field], ["seq", ++stateOf(form).seq], ["window", windowOf(form, field)], ...values.map((value) => ["value", value])], options);

function changed({ type, target }, pause) {
  const form = target.form;
  if (!form?.dataset?.autosave || !target.name) return;
  const state = stateOf(form);
  if (type === "input") state.waiting.set(target.name, valuesOf(form, target.name));
  clearTimeout(state.timer);
  if (state.waiting.size) later(form, pause);
}

async function send(form) {
  const state = stateOf(form);
  if (state.busy || !state.waiting.size) return;
  const [field, values] = state.waiting.entries().next().value;
  state.busy = true;
  say(form, "busy");
  const answer = await write(form, field, values).catch(() => null);
  state.busy = false;
  if (answer?.ok || answer?.status === 409) return sent(form, field, values, answer);
  const out = answer && (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403);
  const here = await keep(form.dataset.autosave, [...state.waiting]);
  say(form, out ? "out" : here ? "here" : "not");
  if (!out) later(form, state.wait = Math.min(state.wait * 2, LONGEST));
}

async function sent(form, field, values, answer) {
  const { waiting } = Object.assign(stateOf(form), { wait: FIRST });
  if (waiting.get(field) === values) waiting.delete(field);
  stateOf(form).kept.delete(field);
  const detail = answer.status === 409 && { field, theirs: await answer.text() };
  if (detail) form.dispatchEvent(new CustomEvent("relata:conflict", { bubbles: true, detail }));
  if (waiting.size) return send(form);
  await drop(form.dataset.autosave);
  say(form, detail ? "conflict" : "done");
}

async function restore(form) {
  const state = stateOf(form);
  for (const [name, values] of await kept(form.dataset.autosave)) {
    fill(form, name, values);
    state.waiting.set(name, values);
    state.kept.add(name);
  }
  send(form);
}

document.addEventListener("input", (event) => changed(event, PAUSE));
document.addEventListener("focusout", (event) => changed(event, 0));
addEventListener("pagehide", () => each((form) => stateOf(form).waiting.forEach((values, field) => write(form, field, values, { keepalive: true }).catch(() => null))));
addEventListener("online", () => each(send));
addEventListener("focus", () => each(async (form) => stateOf(form).waiting.size && (await renewToken()) && send(form)));
document.addEventListener("htmx:load", () => each((form) => states.has(form) || restore(form)));
each(restore);
