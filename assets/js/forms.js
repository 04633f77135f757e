// Forms and lists of the desk: rows that come and go without a page, marks of languages as they are typed, who else is
// here, what somebody saved meanwhile. Everything works without it.

import { csrf, edition, send, listen } from './desk.js';

const form = document.getElementById('record');
const notices = document.getElementById('notices');
const SHELF = 'kurultai-typed';

/** Puts a name into a sentence that was made with a place for it. */
const named = (sentence, name) => sentence.replace('%who', name);

function notice(words, kind, ...more) {
  const p = document.createElement('p');
  p.className = `note ${kind}`;
  p.append(words, ...more);
  notices.append(p);
  return p;
}

function button(words, act) {
  const b = document.createElement('button');
  b.type = 'button';
  b.className = 'btn alt add';
  b.textContent = words;
  b.addEventListener('click', act);
  return b;
}

document.getElementById('errors')?.focus();

// What was typed has arrived, also when the page that says so has no form.
if (!form && document.querySelector('.dsaid')) sessionStorage.removeItem(SHELF);

if (form && notices) {
  // The mark of a language follows what is typed.
  form.addEventListener('input', (event) => {
    const box = event.target.closest('.lbox');
    const mark = box?.querySelector('.mark');
    if (!mark || event.target.type === 'checkbox') return;
    const empty = event.target.value.trim() === '';
    box.classList.toggle('lacks', empty);
    mark.textContent = empty ? notices.dataset.missing : notices.dataset.there;
  });

  // One more row is a copy of the last one, emptied and numbered on.
  const number = (row) => Number(row.dataset.row);
  function addRow(rows) {
    const last = rows.lastElementChild;
    if (!last) return false;
    const next = Math.max(...[...rows.children].map(number)) + 1;
    const row = last.cloneNode(true);
    const place = rows.children.length + 1;
    row.dataset.row = next;
    for (const input of row.querySelectorAll('input,select,textarea,button')) {
      const old = `.${last.dataset.row}`;
      for (const attribute of ['name', 'value']) {
        const value = input.getAttribute(attribute);
        if (attribute === 'name' ? value : input.name === 'drop') {
          const at = value.lastIndexOf(old);
          if (at >= 0) input.setAttribute(attribute, value.slice(0, at) + `.${next}` + value.slice(at + old.length));
        }
      }
      for (const attribute of ['id', 'aria-label']) {
        const value = input.getAttribute(attribute);
        if (attribute === 'id' && value) input.id = `${value}-r${next}`;
        if (attribute === 'aria-label' && value) input.setAttribute(attribute, value.replace(/\d+(?=\D*$)/, place));
      }
      if (input.type === 'checkbox') input.checked = false;
      else if (input.matches('input:not([type=hidden]),textarea')) input.value = '';
    }
    for (const label of row.querySelectorAll('label[for]')) label.htmlFor = `${label.htmlFor}-r${next}`;
    rows.append(row);
    row.querySelector('input:not([type=hidden]),textarea')?.focus();
    return true;
  }

  form.addEventListener('click', (event) => {
    const act = event.target.closest('button[name=more],button[name=drop]');
    if (!act) return;
    const rows = act.closest('.field').querySelector('.rows');
    if (act.name === 'more') {
      if (addRow(rows)) event.preventDefault();
      return;
    }
    const row = act.closest('[data-row]');
    event.preventDefault();
    if (rows.children.length > 1) {
      const near = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      near.querySelector('input:not([type=hidden]),textarea')?.focus();
    } else {
      for (const input of row.querySelectorAll('input:not([type=hidden]):not([type=checkbox]),textarea')) input.value = '';
    }
    changed = true;
  });

  // Leaving with words that were typed and not saved is asked about once, by the browser.
  let changed = form.hasAttribute('data-typed');
  form.addEventListener('input', () => { changed = true; });
  window.addEventListener('beforeunload', (event) => { if (changed) event.preventDefault(); });

  // What is sent is kept until the answer shows it, so that an expired sign-in loses nothing.
  form.addEventListener('submit', () => {
    changed = false;
    const entries = [...new FormData(form)].filter(([name]) => name !== 'csrf' && name !== 'base');
    try {
      sessionStorage.setItem(SHELF, JSON.stringify({ path: location.pathname, entries }));
    } catch { /* No room: the page still works. */ }
  });
  const kept = JSON.parse(sessionStorage.getItem(SHELF) ?? 'null');
  if (document.querySelector('.dsaid') || form.hasAttribute('data-typed')) {
    sessionStorage.removeItem(SHELF);
  } else if (kept?.path === location.pathname) {
    const p = notice(notices.dataset.lost, 'lost', button(notices.dataset.putBack, () => {
      const names = new Set(kept.entries.map(([name]) => name));
      for (const [name] of kept.entries) {
        const row = name.match(/^(.+)\.(\d+)(\..+)?$/);
        if (!row || form.elements[name]) continue;
        const rows = form.querySelector(`[data-field="${CSS.escape(row[1])}"] .rows`);
        while (rows && !form.elements[name] && addRow(rows));
      }
      for (const input of form.querySelectorAll('input[type=checkbox]')) {
        if (names.has(input.name)) input.checked = kept.entries.some(([name, value]) => name === input.name && value === input.value);
      }
      for (const [name, value] of kept.entries) {
        for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
          if (!['checkbox', 'hidden'].includes(input.type)) {
            input.value = value;
            input.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }
      }
      sessionStorage.removeItem(SHELF);
      p.remove();
    }), button(notices.dataset.forget, () => {
      sessionStorage.removeItem(SHELF);
      p.remove();
    }));
  }

  // Who else has this record open, and who saved it.
  const { subject, key } = notices.dataset;
  if (edition && subject) {
    let me = null;
    const show = (names) => {
      for (const old of notices.querySelectorAll('.who')) old.remove();
      for (const name of names) notice(named(notices.dataset.here, name), 'who');
    };
    const say = async (here) => {
      const answer = await send(`/desk/${edition}/presence`, { subject, here });
      if (!answer.ok) return;
      const heard = await answer.json();
      me = heard.me;
      show(heard.others);
    };
    say(true).catch(() => {});
    setInterval(() => say(true).catch(() => {}), 20000);
    window.addEventListener('pagehide', () => {
      fetch(`/desk/${edition}/presence`, {
        method: 'POST',
        keepalive: true,
        headers: { 'X-CSRF': csrf, 'Content-Type': 'application/json' },
        body: JSON.stringify({ subject, here: false }),
      });
    });
    listen('presence', (news) => {
      if (news.subject === subject) show(news.here.filter(([who]) => who !== me).map(([, name]) => name));
    });
    listen('draft', (news) => {
      if (!news.keys?.includes(key) || notices.querySelector('.changed')) return;
      notice(named(notices.dataset.changed, news.by ?? ''), 'changed');
    });
  }
}

// A list shows what it would show now, unless somebody is in the middle of it.
const list = document.querySelector('#list[data-live]');
if (list && edition) {
  let waiting = null;
  const refresh = async () => {
    waiting = null;
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('list');
    if (!fresh) return;
    const at = document.activeElement?.closest('#list a')?.getAttribute('href');
    const left = list.querySelector('.scroll')?.scrollLeft ?? 0;
    list.replaceChildren(...fresh.childNodes);
    const scroll = list.querySelector('.scroll');
    if (scroll) scroll.scrollLeft = left;
    if (at) list.querySelector(`a[href="${CSS.escape(at)}"]`)?.focus();
  };
  // Several changes in a moment make one request.
  const soon = () => { waiting ??= setTimeout(() => refresh().catch(() => {}), 400); };
  listen('draft', (news) => {
    if (!news.keys || news.keys.some((key) => key.includes(`/${list.dataset.kind}/`))) soon();
  });
  listen('presence', (news) => { if (news.subject.startsWith(`${list.dataset.kind}/`)) soon(); });
}
