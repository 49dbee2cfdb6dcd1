// How scripts speak to the server: the page's own token goes along, and can be fetched anew after a new sign-in.
const meta = () => document.querySelector('meta[name="csrf"]');

export const headers = () => (meta() ? { [meta().dataset.header]: meta().content } : {});

export function post(url, values, options = {}) {
  const body = new URLSearchParams();
  for (const [name, value] of values) body.append(name, value);
  return fetch(url, { method: "POST", body, headers: headers(), credentials: "same-origin", redirect: "manual", ...options });
}

/** Reads this page again only for its token; false while nobody is signed in. */
export async function renewToken() {
  const answer = await fetch(location.href, { credentials: "same-origin", redirect: "manual" });
  if (!answer.ok) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('meta[name="csrf"]');
  if (!fresh || !meta()) return false;
  meta().content = fresh.content;
  return true;
}

document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));
