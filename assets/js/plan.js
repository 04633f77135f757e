// Plans: sliders that say their word, long lists that can be narrowed, and a plan at work that is watched.

import { announce, listen } from './desk.js';

// Sliders.
const sliders = [...document.querySelectorAll('.pl-slider input')];

function say(slider) {
  const words = [...slider.parentElement.querySelectorAll('.pl-scale span')];
  words.forEach((word, step) => word.classList.toggle('on', step === Number(slider.value)));
  slider.setAttribute('aria-valuetext', words[Number(slider.value)].textContent);
}

for (const slider of sliders) {
  slider.addEventListener('input', () => say(slider));
  say(slider);
  slider.parentElement.querySelectorAll('.pl-scale span').forEach((word, step) => {
    word.addEventListener('click', () => {
      slider.value = step;
      say(slider);
    });
  });
}

const usual = document.querySelector('.pl-usual');
if (usual) {
  usual.hidden = false;
  usual.querySelector('button').addEventListener('click', () => {
    for (const slider of sliders) {
      slider.value = slider.dataset.usual;
      say(slider);
    }
  });
}

// What somebody chooses below a choice is that choice.
for (const part of document.querySelectorAll('[data-scope]')) {
  part.addEventListener('change', () => {
    const choice = document.querySelector(`input[name=scope][value=${part.dataset.scope}]`);
    if (choice) choice.checked = true;
  });
}

// Long lists.
for (const filter of document.querySelectorAll('.pl-filter')) {
  const field = filter.querySelector('input');
  const lines = [...filter.parentElement.querySelectorAll('li')];
  filter.hidden = false;
  field.addEventListener('input', () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const line of lines) line.hidden = !line.textContent.toLocaleLowerCase().includes(wanted);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}

document.getElementById('problem')?.focus();

// A plan at work.
const place = document.getElementById('plan');
const working = () => place && ['waiting', 'running'].includes(place.dataset.state);
let asking = false;

async function look() {
  if (asking || !working()) return;
  asking = true;
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.getElementById('plan');
    if (!now) return;
    if (!['waiting', 'running'].includes(now.dataset.state)) {
      location.replace(now.dataset.state === 'done' ? `${location.pathname}?said=ready` : location.pathname);
      return;
    }
    show(now);
  } finally {
    asking = false;
  }
}

/** Takes over what is new and leaves buttons alone, so that nobody's focus is lost. */
function show(now) {
  if (now.dataset.state !== place.dataset.state || !place.querySelector('progress')) {
    place.replaceChildren(...now.childNodes);
    place.dataset.state = now.dataset.state;
    return;
  }
  for (const part of ['p:has(progress)', '.pl-facts']) {
    const [old, fresh] = [place.querySelector(part), now.querySelector(part)];
    if (old && fresh) old.replaceWith(fresh);
  }
}

if (working()) {
  const own = location.pathname.split('/').pop();
  listen('plan', (news) => {
    if (news.id === own) look();
  });
  // News can be missed.
  setInterval(look, 5000);
} else if (document.querySelector('.dsaid') && place) {
  announce(document.querySelector('.dsaid').textContent);
}
