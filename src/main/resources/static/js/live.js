// One connection a page, only where something on it is live: [data-live="relationship" | "*"], with data-at="circle=position ..." for what it was made of.
// All that comes is that a circle has moved; the element hears "moved" and fetches for itself. Who was away asks where everything stands.
import { post } from "./wire.js";

const FIRST = 500, LONGEST = 30_000, SILENCE = 45_000;
const regions = () => [...document.querySelectorAll("[data-live]")];
const known = (region) => new Map((region.dataset.at ?? "").split(" ").filter(Boolean).map((pair) => pair.split("=")));
const moved = (region) => region.dispatchEvent(new CustomEvent("moved"));
let wait = FIRST, silence, asking;

// A region is moved by the circles that it was made of, and by one that it has never heard of unless it says that it stands apart from that.
function concerns(region, relationship, circle, at) {
  if (region.dataset.live === "*") return true;
  if (region.dataset.live !== relationship) return false;
  const before = known(region).get(circle);
  return before === undefined ? !(region.dataset.apart ?? "").split(" ").includes(circle) : Number(before) < at;
}

function hear(socket, text) {
  const said = JSON.parse(text);
  clearTimeout(silence);
  silence = setTimeout(() => socket.close(), SILENCE);
  if (said.again) return askSoon(socket);
  const steps = said.moved ?? Object.entries(said.at).map(([circle, at]) => ({ in: said.in, circle, at }));
  // what everybody hears of needs no catching up by one relationship's positions
  regions().filter((region) => steps.some((step) => (said.moved || region.dataset.live !== "*") && concerns(region, step.in, step.circle, step.at)))
    .forEach(moved);
}

function ask(socket) {
  const names = new Set(regions().map((region) => region.dataset.live).filter((name) => name !== "*"));
  socket.send(JSON.stringify({ shown: [...names] }));
}

// Everybody hears "again" at once; if all asked at once, it would take longest for all.
function askSoon(socket) {
  clearTimeout(asking);
  asking = setTimeout(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    ask(socket);
    regions().filter((region) => region.dataset.live === "*").forEach(moved);
  }, Math.random() * 1000);
}

async function ticket() {
  const answer = await post("/live/ticket", []).catch(() => null);
  return answer?.ok ? answer.text() : null;
}

async function connect(again) {
  if (!regions().length || document.hidden) return;
  const shown = await ticket();
  if (!shown) return later();
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`, ["relata", shown]);
  socket.onopen = () => {
    wait = FIRST;
    document.body.dataset.connected = "yes";
    ask(socket);
    if (again) regions().filter((region) => region.dataset.live === "*").forEach(moved);
  };
  socket.onmessage = (event) => hear(socket, event.data);
  socket.onclose = () => {
    clearTimeout(silence);
    delete document.body.dataset.connected;
    later();
  };
  addEventListener("pagehide", () => { socket.onclose = null; socket.close(); }, { once: true });
}

const later = () => {
  setTimeout(() => connect(true), wait * (0.75 + Math.random() / 2));
  wait = Math.min(wait * 2, LONGEST);
};

addEventListener("online", () => { wait = FIRST; });
document.addEventListener("visibilitychange", () => !document.hidden && !document.body.dataset.connected && connect(true));
connect(false);
