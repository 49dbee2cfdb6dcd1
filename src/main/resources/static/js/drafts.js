// Drafts for when the server cannot be reached: sealed with the session's key, under a name that only that key yields.
// Without a key (a shared device, nobody signed in) nothing is ever written.
const secret = document.querySelector('meta[name="draft-key"]')?.content;
const bytes = secret ? Uint8Array.from(atob(secret), (c) => c.charCodeAt(0)) : null;
const key = bytes && globalThis.crypto?.subtle ? crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) : null;

const open = () => new Promise((done, fail) => {
  const request = indexedDB.open("drafts", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("sealed");
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

async function inStore(mode, act) {
  const database = await open();
  try {
    return await new Promise((done, fail) => {
      const request = act(database.transaction("sealed", mode).objectStore("sealed"));
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  } finally {
    database.close();
  }
}

async function nameOf(form) {
  const text = new TextEncoder().encode(secret + form);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return Array.from(digest.slice(0, 16), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** Seals the unsent fields of a form; true if they are now kept on this device. */
export async function keep(form, fields) {
  if (!key) return false;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(fields));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, text);
  const name = await nameOf(form);
  return inStore("readwrite", (store) => store.put({ iv, sealed }, name)).then(() => true, () => false);
}

/** The fields kept for a form, or an empty list. */
export async function kept(form) {
  if (!key) return [];
  const name = await nameOf(form);
  const draft = await inStore("readonly", (store) => store.get(name)).catch(() => null);
  if (!draft) return [];
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: draft.iv }, await key, draft.sealed);
  return JSON.parse(new TextDecoder().decode(text));
}

export async function drop(form) {
  if (!key) return;
  const name = await nameOf(form);
  await inStore("readwrite", (store) => store.delete(name)).catch(() => null);
}

export const forget = () => indexedDB.deleteDatabase("drafts");
