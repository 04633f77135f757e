// Small things that every part of the board's page uses.

/** An element with properties, attributes (`aria-…`, `data-…`, `role`) and children. */
export function h(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.className = value;
    else if (key.includes('-') || key === 'role' || key === 'for' || key === 'list') element.setAttribute(key, value === true ? '' : value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const SHAPES = { hard: '■', soft: '▲', text: '○' };
export const CLASSES = { hard: 'stop', soft: 'warn', text: 'no' };

/** Sentences about findings as a list: a shape, a colour and words. */
export function sentences(findings, cured = false) {
  return h('ul', { class: 'bd-marks' }, findings.map((finding) => h('li', { class: cured ? 'ok' : CLASSES[finding.level] }, finding.words)));
}

/** Runs at most once in each frame. */
export function framed(work) {
  let asked = 0;
  let given = [];
  return (...args) => {
    given = args;
    if (asked) return;
    asked = requestAnimationFrame(() => { asked = 0; work(...given); });
  };
}

/** Runs when nothing was asked for a while. */
export function rested(work, milliseconds) {
  let wait = 0;
  const run = (...args) => {
    clearTimeout(wait);
    wait = setTimeout(() => work(...args), milliseconds);
  };
  run.cancel = () => clearTimeout(wait);
  return run;
}
