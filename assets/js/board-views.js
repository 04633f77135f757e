// Two other looks at the same sessions: the day of each person, and a list for narrow screens.

import { Axis, clock, isPlaced, lanes } from './board-model.js';
import { h } from './board-page.js';

const ROW = 34;
const BAND = 22;

/** Each row a person, time from left to right. */
export class People {
  constructor(board) {
    this.board = board;
    this.element = h('div', { class: 'bd-people', role: 'region', 'aria-label': board.model.words.viewPeople });
  }

  get model() { return this.board.model; }

  draw() {
    const { board, model } = this;
    const axis = new Axis(model.axis.pieces.map(({ from, to }) => ({ from, to })));
    const wide = Math.max(320, this.element.clientWidth - 190);
    const zoom = board.grid.zoom;
    const minutes = zoom >= 1440 ? (zoom / 1440) * (axis.minutes / axis.pieces.length) : zoom;
    axis.lay(wide / minutes, 12);
    this.axis = axis;
    const rows = new Map();
    for (const session of model.sessions.values()) {
      if (!isPlaced(session) || !board.matches(session)) continue;
      for (const [person] of session.people) {
        if (!rows.has(person)) rows.set(person, new Set());
        rows.get(person).add(session);
      }
    }
    const { person: one, side, text } = board.filter;
    const people = [...model.people.values()].filter((person) => rows.has(person.id)
      && (!one || person.id === one) && (!side || person.side === side));
    const byName = new Intl.Collator(document.documentElement.lang);
    people.sort((a, b) => byName.compare(a.name, b.name));
    const named = text ? people.filter((person) => person.name.toLowerCase().includes(text)) : people;
    const head = h('div', { class: 'bd-phead', 'aria-hidden': 'true' });
    const every = [60, 120, 180, 240].find((step) => step * axis.scale >= 40) ?? 240;
    for (const piece of axis.pieces) {
      const day = h('b', {}, model.dayOf(piece.from)?.name ?? '');
      day.style.left = `${190 + piece.at}px`;
      head.append(day);
      for (let minute = piece.from; minute < piece.to; minute += every) {
        const label = h('span', {}, clock(minute));
        label.style.left = `${190 + axis.at(minute)}px`;
        head.append(label);
      }
    }
    head.style.width = `${190 + axis.length}px`;
    const list = h('ul', { class: 'bd-rows' });
    for (const person of named.length ? named : people) list.append(this.#row(person, [...rows.get(person.id)], axis));
    list.style.width = `${190 + axis.length}px`;
    this.element.replaceChildren(head, list);
  }

  #row(person, sessions, axis) {
    const { board, model } = this;
    const beside = lanes(sessions);
    const depth = Math.max(1, ...[...beside.values()].map(([, count]) => count));
    sessions.sort((a, b) => a.s - b.s);
    const day = h('div', { class: 'bd-pd' });
    for (const session of sessions) {
      const block = board.block(session);
      const role = session.people.find(([id]) => id === person.id)?.[1] ?? '';
      const [lane] = beside.get(session.id);
      const left = axis.at(session.s);
      block.style.left = `${left}px`;
      block.style.width = `${Math.max(18, axis.at(session.e) - left - 1)}px`;
      block.style.top = `${2 + lane * ROW}px`;
      block.style.height = `${ROW - 4}px`;
      block.classList.add('tiny', 'across');
      block.title = `${role} · ${model.columnName(session.place)}`;
      // What is wrong for this person, and nothing else.
      const own = (model.byItem.get(session.id) ?? []).some((finding) => finding.person === person.id);
      block.classList.toggle('theirs', own);
      day.append(block);
    }
    day.style.height = `${depth * ROW + 2}px`;
    const side = model.sides.find((one) => one.id === person.side);
    const row = h('li', { class: 'bd-row' }, h('div', { class: 'bd-pn' }, h('b', {}, person.name), side ? h('small', {}, side.name) : null), day);
    row.style.setProperty('--tall', `${depth * ROW + 4}px`);
    row.style.setProperty('--band', `${BAND}px`);
    return row;
  }

  toDay(minute) {
    this.element.scrollTo({ left: this.axis ? this.axis.at(minute) - 12 : 0 });
  }
}

/** A day in the order of time. */
export class List {
  constructor(board) {
    this.board = board;
    this.element = h('div', { class: 'bd-lister', role: 'region', 'aria-label': board.model.words.viewList });
    this.day = null;
  }

  get model() { return this.board.model; }

  draw() {
    const { board, model } = this;
    const out = [];
    const placed = [...model.sessions.values()].filter((session) => isPlaced(session) && board.matches(session));
    placed.sort((a, b) => a.s - b.s || a.e - b.e);
    for (const day of model.days) {
      const list = placed.filter((session) => day.from <= session.s && session.s < day.from + 1440);
      if (!list.length) continue;
      const section = h('section', { 'data-day': day.from }, h('h2', {}, day.name));
      const rows = h('ol');
      let last = null;
      for (const session of list) {
        const block = board.block(session);
        block.classList.add('line');
        block.prepend(h('span', { class: 'bd-when' }, `${clock(session.s)}–${clock(session.e)}`));
        block.querySelector('.tt').after(h('span', { class: 'wh' }, model.columnName(session.place)));
        rows.append(h('li', { class: last === session.s ? 'same' : '' }, block));
        last = session.s;
      }
      section.append(rows);
      out.push(section);
    }
    this.element.replaceChildren(...out);
  }

  toDay(minute) {
    this.element.querySelector(`[data-day="${minute}"]`)?.scrollIntoView({ block: 'start' });
  }
}
