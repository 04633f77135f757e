// What opens above the board: the card of a session with everything that can be done, the form for a move, better places,
// the list of keys.

import { ask } from './board-moves.js';
import { edition } from './desk.js';
import { clock, fill, isPlaced } from './board-model.js';
import { h, rested, sentences } from './board-page.js';

export class Cards {
  constructor(board) {
    this.board = board;
    this.open = null;
  }

  get model() { return this.board.model; }

  close() {
    this.open?.remove();
    this.open = null;
  }

  /** A dialog; the focus goes back to where it was. */
  #dialog(label, ...content) {
    this.close();
    const back = document.activeElement;
    const close = h('button', { type: 'button', class: 'bd-x', 'aria-label': this.model.words.close, onclick: () => dialog.close() }, '✕');
    const title = h('h2', { id: 'bd-dialog' }, label);
    const dialog = h('dialog', { class: 'bd-dialog', 'aria-labelledby': 'bd-dialog' }, h('header', {}, title, close), ...content);
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (this.open === dialog) this.open = null;
      const id = back?.dataset?.id;
      (back?.isConnected ? back : id && this.board.blockOf(id))?.focus?.({ preventScroll: true });
    });
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
    this.open = dialog;
    return dialog;
  }

  /** Everything about a session. */
  card(id) {
    const { model, board } = this;
    const { words } = model;
    const session = model.sessions.get(id);
    const found = model.byItem.get(id) ?? [];
    const people = session.people.map(([person, role]) => h('li', {}, model.people.get(person)?.name ?? person, ' ', h('small', {}, role)));
    const whole = session.part && model.sessions.get(session.part);
    const marks = [
      session.kindName,
      model.tracks.find((track) => track.id === session.track)?.name,
      session.cancelled ? words.cancelled : null,
      session.outside ? words.outside : null,
    ].filter(Boolean);
    const after = (work) => () => { this.open?.close(); work(); };
    const button = (label, work) => h('button', { type: 'button', class: 'btn alt', onclick: after(work) }, label);
    const placed = isPlaced(session);
    const to = (minutes) => () => board.moves.move(id, { s: session.s, e: Math.max(session.s + 5, session.e + minutes), place: session.place });
    const actions = model.may ? [
      h('button', { type: 'button', class: 'btn', onclick: after(() => this.form(id)) }, words.move),
      button(words.better, () => this.whereElse(id)),
      placed ? button(words.swap, () => board.keys.beginSwap(id)) : null,
      placed ? button(words.longer, to(15)) : null,
      placed && session.e - session.s > 15 ? button(words.shorter, to(-15)) : null,
      placed ? button(words.park, () => board.moves.park(id)) : null,
    ] : [button(words.better, () => this.whereElse(id))];
    this.#dialog(session.title,
      h('p', { class: 'bd-sub' }, marks.join(' · ')),
      whole ? h('p', { class: 'bd-sub' }, fill(words.partOf, whole.title)) : null,
      h('p', {}, h('b', {}, model.where(session))),
      people.length ? h('ul', { class: 'bd-who' }, people) : null,
      found.length ? sentences(found) : h('p', { class: 'ok' }, words.noFindings),
      h('div', { class: 'acts', role: 'group', 'aria-label': fill(words.actions, session.title) }, actions,
        h('a', { href: `/desk/${edition}/session/${encodeURIComponent(id)}`, class: 'lnk' }, words.open)));
  }

  /** Day, time, length and hall as fields, with what the move would do beside them. */
  form(id) {
    const { model, board } = this;
    const { words } = model;
    const session = model.sessions.get(id);
    const placed = isPlaced(session);
    const now = placed ? session : { s: model.axis.pieces[0].from, e: model.axis.pieces[0].from + 60, place: 'none' };
    const dayOf = model.dayOf(now.s) ?? model.days[0];
    const field = (label, control) => h('label', { class: 'field' }, h('span', {}, label), control);
    const day = h('select', {}, model.days.map((one) => h('option', { value: one.from, selected: one === dayOf }, one.name)));
    const time = h('input', { type: 'time', step: 300, required: true });
    time.value = clock(now.s);
    const length = h('input', { type: 'number', min: 5, max: 2880, step: 5, required: true });
    length.value = String(now.e - now.s);
    const place = h('select');
    const groups = new Map();
    for (const column of model.columns) {
      const label = column.venueName || words.noHall;
      if (!groups.has(label)) { groups.set(label, h('optgroup', { label })); place.append(groups.get(label)); }
      groups.get(label).append(h('option', { value: column.key, selected: column.key === now.place }, column.name));
    }
    const would = h('div', { class: 'bd-would', 'aria-live': 'polite' });
    const read = () => {
      const [hour, minute] = time.value.split(':').map(Number);
      const minutes = Number(length.value);
      if (Number.isNaN(hour) || !(minutes >= 5 && minutes <= 2880)) return null;
      const s = Number(day.value) + hour * 60 + minute;
      return { s, e: s + minutes, place: place.value };
    };
    const judge = rested(async () => {
      const to = read();
      if (!to) { would.replaceChildren(h('p', { class: 'err' }, words.badTime)); return; }
      try {
        const outcome = await ask('try', { session: id, start: to.s, minutes: to.e - to.s, place: to.place });
        would.replaceChildren(...this.outcome(outcome));
      } catch { would.replaceChildren(); }
    }, 200);
    const form = h('form', {
      oninput: judge,
      onsubmit: (event) => {
        event.preventDefault();
        const to = read();
        if (!to) { judge(); return; }
        dialog.close();
        board.moves.move(id, to);
      },
    }, h('p', { class: 'bd-sub' }, fill(words.formNow, model.where(session))),
    h('div', { class: 'row' }, field(words.day, day), field(words.place, place), field(words.start, time), field(words.duration, length)),
    would,
    h('p', { class: 'acts' }, h('button', { class: 'btn' }, words.save),
      h('button', { type: 'button', class: 'btn alt', onclick: () => dialog.close() }, words.cancel)));
    const dialog = this.#dialog(fill(words.formTitle, session.title), form);
    day.focus();
    if (placed) judge();
  }

  outcome({ caused, cured }) {
    const { words } = this.model;
    return [
      caused.length ? h('div', {}, h('b', {}, words.caused), sentences(caused)) : h('p', { class: 'ok' }, words.nothingCaused),
      cured.length ? h('div', {}, h('b', {}, words.cured), sentences(cured, true)) : '',
    ];
  }

  /** The rules of findings, each once. */
  #short(findings) {
    const rules = [...new Set(findings.map((finding) => finding.rule))];
    return rules.map((rule) => h('span', { class: 'ok bd-short' }, this.model.words[`rule-${rule}`]));
  }

  async whereElse(id) {
    const { model, board } = this;
    const { words } = model;
    const session = model.sessions.get(id);
    const list = h('div', { 'aria-live': 'polite' }, h('p', {}, words.betterSearching));
    const dialog = this.#dialog(fill(words.betterTitle, session.title),
      h('p', { class: 'bd-sub' }, fill(words.formNow, model.where(session))), list);
    let places;
    try {
      ({ places } = await ask('better', { session: id }));
    } catch {
      list.replaceChildren(h('p', { class: 'err' }, words.unreachable));
      return;
    }
    if (!places.length) {
      list.replaceChildren(h('p', {}, words.betterNone));
      return;
    }
    list.replaceChildren(h('ol', { class: 'bd-offers' }, places.map((offer) => {
      const go = () => {
        dialog.close();
        const to = { s: offer.start, e: offer.start + offer.minutes, place: offer.place };
        board.moves.move(id, to);
      };
      const { caused, cured } = offer.outcome;
      return h('li', {}, h('div', {}, h('b', {}, offer.where),
        !caused.length && !cured.length ? h('p', { class: 'ok' }, words.betterAsGood) : null,
        caused.length ? h('div', {}, h('b', { class: 'bd-lb' }, words.caused), sentences(caused)) : null,
        cured.length ? h('p', {}, h('span', { class: 'bd-lb' }, words.cured), ' ', this.#short(cured)) : null),
      model.may ? h('button', { type: 'button', class: 'btn alt', 'aria-label': `${words.betterGo}: ${offer.where}`, onclick: go }, words.betterGo) : null);
    })));
  }

  keys() {
    const { words } = this.model;
    this.#dialog(words.keys, h('ul', { class: 'bd-keys' }, words.keyList.map((line) => h('li', {}, line))));
  }
}
