// The desk: what every page shares. Pages work without it.

export const csrf = document.querySelector('meta[name=csrf]')?.content ?? '';
export const edition = document.querySelector('meta[name=edition]')?.content ?? null;

/** Sends a change of ours; resolves to the response. */
export function send(url, body, method = 'POST') {
  return fetch(url, {
    method,
    headers: { 'X-CSRF': csrf, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Says something to whoever listens rather than looks. */
export function announce(words) {
  const live = document.getElementById('live');
  if (live) live.textContent = words;
}

let source = null;
const hearers = new Map();

/** Calls `hear` with the data of each piece of news of this kind about the edition at hand. */
export function listen(kind, hear) {
  if (!edition) return;
  if (!source) source = new EventSource(`/desk/${edition}/live`);
  if (!hearers.has(kind)) {
    hearers.set(kind, []);
    source.addEventListener(kind, (event) => {
      const data = JSON.parse(event.data);
      for (const each of hearers.get(kind)) each(data);
    });
  }
  hearers.get(kind).push(hear);
}

window.addEventListener('pagehide', () => source?.close());

// A form is sent once, however often its button is pressed.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (!event.defaultPrevented) form.dataset.sent = 'yes';
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
