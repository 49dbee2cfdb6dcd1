// Sends one file in slices to [data-attach]. A line that breaks is waited for, and the server says how much has come.
import { headers, post } from "./wire.js";

const SLICE = 512 * 1024, FIRST = 1000, LONGEST = 15_000, TRIES = 8;
const AWAY = [502, 503, 504];
const binary = { "Content-Type": "application/octet-stream" };

export const say = (area, words) => { area.querySelector("[role=status]").textContent = words; };
const pause = (wait, signal) => new Promise((go) => {
  setTimeout(go, wait);
  addEventListener("online", go, { once: true });
  signal.addEventListener("abort", go, { once: true });
});

async function words(area, answer) {
  if (answer.ok) return answer.text();
  const out = answer.type === "opaqueredirect" || [400, 401, 403].includes(answer.status);
  throw new Error(answer.status === 422 ? await answer.text() : area.dataset[out ? "out" : "failed"]);
}

// Asks until somebody answers.
async function insist(area, signal, ask) {
  for (let wait = FIRST; ; wait = Math.min(wait * 2, LONGEST)) {
    const answer = await ask().catch(() => null);
    signal.throwIfAborted();
    if (answer && !AWAY.includes(answer.status)) return words(area, answer);
    say(area, area.dataset.lost);
    await pause(wait, signal);
  }
}

async function slices(area, address, file, signal, tell) {
  for (let at = 0, stuck = 0; at < file.size; tell(at / file.size)) {
    const body = file.slice(at, at + SLICE);
    const answer = await fetch(`${address}/chunks?offset=${at}`, { method: "POST", body, signal, headers: { ...headers(), ...binary }, credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (answer && answer.status < 500) {
      at = Number(await words(area, answer));
      stuck = 0;
      say(area, "");
    } else {
      if (++stuck > TRIES) throw new Error(area.dataset.failed);
      at = Number(await insist(area, signal, () => fetch(`${address}/progress`, { signal })));
    }
  }
}

/** Begins, sends and finishes; known is told the file's id as soon as it has one, tell how far it is, from 0 to 1. */
export async function upload(area, file, signal, known, tell) {
  signal.throwIfAborted();
  const base = area.dataset.attach, values = [["circle", area.dataset.circle], ["name", file.name], ["size", file.size]];
  const id = await insist(area, signal, () => post(base, values, { signal }));
  known(id);
  await slices(area, `${base}/${id}`, file, signal, tell);
  await insist(area, signal, () => post(`${base}/${id}/finish`, [], { signal }));
  say(area, "");
}

/** Takes back what was sent of a file, if anything was. */
export function removed(area, id) {
  say(area, "");
  if (id) post(`${area.dataset.attach}/${id}/removal`, []).catch(() => null);
}
