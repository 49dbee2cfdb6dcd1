// One connection a page, only where something on it is live. All that comes is that a circle has moved, or that somebody is writing there.
// Who was away asks where everything stands.
import { moved, moveEverything, names, regions, standing, writing } from "./regions.js";
import { post } from "./wire.js";

const FIRST = 500, LONGEST = 30_000, SILENCE = 45_000;
let wait = FIRST, silence, asking;

function hear(socket, text) {
  const said = JSON.parse(text);
  clearTimeout(silence);
  silence = setTimeout(() => socket.close(), SILENCE);
  if (said.again) return askSoon(socket);
  if (said.writing) return writing(said.writing);
  if (said.moved) return moved(said.moved);
  standing(Object.entries(said.at).map(([circle, at]) => ({ in: said.in, circle, at })));
}

const ask = (socket) => socket.send(JSON.stringify({ shown: names() }));

// Everybody hears "again" at once; if all asked at once, it would take longest for all.
function askSoon(socket) {
  clearTimeout(asking);
  asking = setTimeout(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    ask(socket);
    moveEverything();
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
    if (again) moveEverything();
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
