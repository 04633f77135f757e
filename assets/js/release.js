// Releases: the same moment on the reader's own clock, and the page anew when somebody else did something.

import { listen } from './desk.js';

const lang = document.documentElement.lang;
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

function spoken(moment) {
  // Browsers seldom know the names of months in Kazakh; figures are understood by everybody.
  const style = lang === 'kk'
    ? { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
    : { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(lang === 'kk' ? 'ru' : lang, style).format(moment);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function ahead(zone, moment) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
    hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(moment);
  const of = (type) => Number(parts.find((part) => part.type === type).value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - moment;
}

function show(place, moment) {
  place.textContent = place.dataset.words.replace('⁂', `${spoken(moment)} (${own})`);
  place.hidden = false;
}

for (const place of document.querySelectorAll('[data-instant]')) show(place, new Date(place.dataset.instant));

const later = document.getElementById('later');
if (later) {
  const date = document.getElementById('date');
  const time = document.getElementById('time');
  const clock = document.getElementById('clock');
  const choice = document.querySelector('input[name=when][value=later]');
  const tell = () => {
    const civil = Date.parse(`${date.value}T${time.value}Z`);
    if (Number.isNaN(civil)) {
      clock.hidden = true;
      return;
    }
    let moment = civil - ahead(later.dataset.zone, new Date(civil));
    moment = civil - ahead(later.dataset.zone, new Date(moment));
    show(clock, new Date(moment));
  };
  for (const field of [date, time]) {
    field.addEventListener('input', () => {
      choice.checked = true;
      tell();
    });
  }
  tell();
}

document.getElementById('problem')?.focus();

// Whoever has typed something keeps it; everybody else sees what happened.
let typed = false;
document.addEventListener('input', () => { typed = true; });
listen('release', () => {
  if (!typed) location.replace(location.pathname);
});
