// Halls and times: columns, the axis, and a block for each session. A block is moved by moving one element; nothing is
// measured while somebody drags.

import { clock, isPlaced, lanes, fill } from './board-model.js';
import { h, SHAPES } from './board-page.js';

const AXIS = 56;
const GAP = 30;
const NARROWEST = 132;
const SMALLEST = 15;

export class Grid {
  constructor(board) {
    this.board = board;
    this.blocks = new Map();
    this.columns = new Map();
    this.zoom = 480;
    this.element = h('div', { class: 'bd-grid', role: 'region', 'aria-label': board.model.words.viewHalls });
    this.heads = h('div', { class: 'bd-heads' });
    this.body = h('div', { class: 'bd-body' });
    this.axis = h('div', { class: 'bd-axis', 'aria-hidden': 'true' });
    this.under = h('div', { class: 'bd-under', 'aria-hidden': 'true' });
    this.over = h('div', { class: 'bd-over', 'aria-hidden': 'true' });
    this.element.append(this.heads, this.body);
    this.#watch();
  }

  get model() { return this.board.model; }

  #watch() {
    this.element.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.board.zoomBy(event.deltaY > 0 ? 1 : -1);
    }, { passive: false });
  }

  /** Columns that the filter of venues leaves. */
  shown() {
    const venue = this.board.filter.venue;
    return this.model.columns.filter((column) => !venue || column.venue === venue);
  }

  /** Draws everything. */
  draw() {
    const keep = this.keepTime();
    this.list = this.shown();
    this.width = Math.max(NARROWEST, Math.floor((this.element.clientWidth - AXIS) / Math.max(1, this.list.length)));
    this.#scale();
    this.#drawHeads();
    this.#drawAxis();
    this.columns.clear();
    this.blocks.clear();
    this.body.replaceChildren(this.axis, this.under);
    const all = document.createDocumentFragment();
    for (const column of this.list) {
      const hints = h('div', { class: 'bd-hints', 'aria-hidden': 'true' });
      const element = h('div', { class: 'bd-col', role: 'group', 'aria-label': this.#columnLabel(column) }, hints);
      element.style.width = `${this.width}px`;
      element.style.height = `${this.model.axis.length}px`;
      this.columns.set(column.key, { element, hints, column });
      all.append(element);
    }
    this.body.append(all, this.over);
    for (const column of this.list) this.lay(column.key);
    keep();
  }

  #columnLabel(column) {
    return column.venueName ? `${column.name}, ${column.venueName}` : column.name;
  }

  #scale() {
    const axis = this.model.axis;
    const height = Math.max(240, this.element.clientHeight - this.heads.offsetHeight - 4);
    let minutes = this.zoom;
    let gaps = GAP;
    if (this.zoom >= 1440) {
      // Whole days as they are shown, without their nights.
      const days = this.zoom / 1440;
      minutes = days * (axis.minutes / axis.pieces.length);
      gaps = days * GAP;
    }
    axis.lay(Math.max(.12, (height - gaps) / minutes), GAP);
    this.step = axis.scale >= 3 ? 5 : 15;
  }

  #drawHeads() {
    const heads = [h('div', { class: 'bd-corner', 'aria-hidden': 'true' })];
    let last = null;
    for (const column of this.list) {
      const head = h('div', { class: column.open ? 'bd-hd bd-open' : 'bd-hd' },
        h('small', { class: 'bd-vn' }, column.venue === last && column.venueName ? '' : column.venueName),
        h('b', {}, column.name), column.seats ? h('small', {}, column.seats) : null);
      head.title = this.#columnLabel(column);
      head.style.width = `${this.width}px`;
      if (column.venue !== last) head.classList.add('bd-first');
      last = column.venue;
      heads.push(head);
    }
    this.heads.replaceChildren(...heads);
    this.heads.style.width = `${AXIS + this.width * this.list.length}px`;
    this.body.style.width = this.heads.style.width;
  }

  #drawAxis() {
    const { axis, days, words } = this.model;
    const labels = [];
    const under = [];
    const every = [60, 120, 180, 240].find((minutes) => minutes * axis.scale >= 22) ?? 240;
    for (const piece of axis.pieces) {
      const day = this.model.dayOf(piece.from);
      const band = h('div', { class: 'bd-band' }, h('span', {}, day?.name ?? ''));
      band.style.top = `${piece.at - GAP}px`;
      band.style.height = `${GAP}px`;
      under.push(band);
      const ground = h('div', { class: 'bd-ground' });
      ground.style.top = `${piece.at}px`;
      ground.style.height = `${(piece.to - piece.from) * axis.scale}px`;
      ground.style.setProperty('--hour', `${60 * axis.scale}px`);
      under.push(ground);
      for (let minute = piece.from; minute < piece.to; minute += every) {
        const label = h('span', {}, clock(minute));
        label.style.top = `${axis.at(minute)}px`;
        labels.push(label);
        if (minute > piece.from && minute % 1440 === 0) {
          const midnight = h('div', { class: 'bd-midnight' }, h('span', {}, this.model.dayOf(minute)?.name ?? ''));
          midnight.style.top = `${axis.at(minute)}px`;
          under.push(midnight);
        }
      }
      // Hours in which the forum is closed.
      const open = days.filter((one) => one.opens !== null && one.opens < piece.to && one.closes > piece.from);
      let from = piece.from;
      for (const [opens, closes] of [...open.map((one) => [one.opens, one.closes]), [piece.to, piece.to]]) {
        if (open.length && opens > from) {
          const closed = h('div', { class: 'bd-closed' }, h('span', {}, words.closed));
          closed.style.top = `${axis.at(from)}px`;
          closed.style.height = `${axis.at(opens) - axis.at(from)}px`;
          under.push(closed);
        }
        from = Math.max(from, closes);
      }
    }
    this.axis.replaceChildren(...labels);
    this.axis.style.height = `${axis.length}px`;
    this.under.replaceChildren(...under);
    this.body.style.height = `${axis.length}px`;
  }

  /** Lays out one column anew. */
  lay(key) {
    const held = this.columns.get(key);
    if (!held) return;
    const { axis } = this.model;
    const sessions = this.model.inColumn(key);
    const beside = lanes(sessions);
    const wanted = new Set();
    // In the order of time, so that reading and the Tab key follow it.
    sessions.sort((a, b) => a.s - b.s || a.e - b.e);
    const fresh = [];
    for (const session of sessions) {
      wanted.add(session.id);
      let block = this.blocks.get(session.id);
      if (!block) {
        block = this.board.block(session);
        this.blocks.set(session.id, block);
      }
      const [lane, count] = beside.get(session.id);
      const top = axis.at(session.s);
      const height = Math.max(SMALLEST, axis.at(session.e) - top);
      const style = block.style;
      style.top = `${top}px`;
      style.height = `${height - 1}px`;
      style.left = `${(lane / count) * 100}%`;
      style.width = `calc(${100 / count}% - 3px)`;
      block.classList.toggle('tiny', height < 30);
      block.classList.toggle('low', height >= 30 && height < 62);
      block.classList.toggle('slim', this.width / count < 90);
      if (block.parentNode !== held.element) fresh.push(block);
    }
    if (fresh.length) held.element.append(...fresh);
    for (const block of [...held.element.querySelectorAll(':scope > .bk')]) {
      if (!wanted.has(block.dataset.id)) block.remove();
    }
  }

  /** Follows changes of these sessions. */
  update(ids) {
    const columns = new Set();
    for (const id of ids) {
      const session = this.model.sessions.get(id);
      const block = this.blocks.get(id);
      if (block?.parentNode) {
        for (const [key, held] of this.columns) if (held.element === block.parentNode) columns.add(key);
      }
      if (!session || !isPlaced(session)) {
        if (block) { block.remove(); this.blocks.delete(id); }
        continue;
      }
      if (block) this.board.dress(block, session);
      columns.add(session.place);
    }
    for (const key of columns) this.lay(key);
  }

  /** Remembers the time at the upper edge; returns what brings it back. */
  keepTime() {
    if (!this.list) return () => {};
    const top = this.element.scrollTop;
    const minute = this.model.axis.minute(top + 40);
    const left = this.element.scrollLeft;
    return () => this.element.scrollTo(left, Math.max(0, this.model.axis.at(minute) - 40));
  }

  begin() {
    const first = this.model.axis.pieces[0];
    this.element.scrollTo(0, first ? first.at - GAP : 0);
  }

  focusBlock(id) {
    const block = this.blocks.get(id);
    if (!block) return false;
    block.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    block.focus({ preventScroll: true });
    return true;
  }

  show(id) {
    const session = this.model.sessions.get(id);
    const block = this.blocks.get(id);
    if (!block || !session) return;
    const column = this.list.findIndex((one) => one.key === session.place);
    const top = this.model.axis.at(session.s);
    this.element.scrollTo({
      left: Math.max(0, AXIS + column * this.width - this.element.clientWidth / 2),
      top: Math.max(0, top - this.element.clientHeight / 3),
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
    this.board.flash([id]);
    block.focus({ preventScroll: true });
  }

  // ------------------------------------------------------------------------------------------------ while dragging

  /** Measures once what a drag needs. */
  measure() {
    this.rect = this.element.getBoundingClientRect();
    this.headHeight = this.heads.offsetHeight;
  }

  /** Column and minute under a point of the window. */
  below(x, y) {
    const { rect } = this;
    if (x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) return null;
    const place = Math.floor((x - rect.left + this.element.scrollLeft - AXIS) / this.width);
    const column = this.list[Math.max(0, Math.min(this.list.length - 1, place))];
    const minute = this.model.axis.minute(y - rect.top + this.element.scrollTop - this.headHeight);
    return { place: column.key, minute };
  }

  /** Shows where a session would stand. */
  aim(target, label) {
    if (!this.target) {
      this.target = h('div', { class: 'bd-target' }, h('b', {}), h('span', {}));
      this.over.append(this.target);
    }
    const column = this.list.findIndex((one) => one.key === target.place);
    const { axis } = this.model;
    const top = axis.at(target.s);
    const style = this.target.style;
    style.transform = `translate(${column * this.width}px, ${top}px)`;
    style.width = `${this.width}px`;
    style.height = `${Math.max(SMALLEST, axis.at(target.e) - top)}px`;
    this.target.firstChild.textContent = label;
  }

  /** Brings the target into view. */
  follow(target) {
    const column = this.list.findIndex((one) => one.key === target.place);
    const { axis } = this.model;
    const [left, right] = [AXIS + column * this.width, AXIS + (column + 1) * this.width];
    const [top, bottom] = [axis.at(target.s), axis.at(target.e) + this.heads.offsetHeight];
    const view = this.element;
    if (left - AXIS < view.scrollLeft) view.scrollLeft = left - AXIS;
    else if (right > view.scrollLeft + view.clientWidth) view.scrollLeft = right - view.clientWidth;
    if (top < view.scrollTop) view.scrollTop = top - 8;
    else if (bottom > view.scrollTop + view.clientHeight) view.scrollTop = Math.min(top, bottom - view.clientHeight + 8);
  }

  judge(level, words) {
    if (!this.target) return;
    this.target.dataset.level = level ?? '';
    this.target.lastChild.textContent = words ?? '';
  }

  unaim() {
    this.target?.remove();
    this.target = null;
    for (const { hints } of this.columns.values()) hints.replaceChildren();
  }

  /** How every place would suit what is being dragged. */
  hint(list) {
    const { axis } = this.model;
    const by = new Map();
    for (const [key, from, until, level] of list) {
      const held = this.columns.get(key);
      if (!held) continue;
      const hint = h('i', { class: `hint l${level}` }, SHAPES[['', '', 'soft', 'hard'][level]] ?? '✓');
      hint.style.top = `${axis.at(from)}px`;
      hint.style.height = `${Math.max(1, axis.at(until) - axis.at(from))}px`;
      if (!by.has(held)) by.set(held, document.createDocumentFragment());
      by.get(held).append(hint);
    }
    for (const [held, fragment] of by) held.hints.replaceChildren(fragment);
  }

  /** Where things stood in the last release. */
  ghosts(list) {
    this.over.querySelectorAll('.bd-was').forEach((was) => was.remove());
    const { axis, words } = this.model;
    const fragment = document.createDocumentFragment();
    for (const was of list) {
      const column = this.list.findIndex((one) => one.key === was.place);
      if (column < 0 || was.s === null) continue;
      const element = h('div', { class: `bd-was ${was.gone ? 'gone' : ''}` },
        h('span', {}, was.gone ? `${words.diffGone}: ${was.title}` : was.title));
      const top = axis.at(was.s);
      element.style.transform = `translate(${column * this.width}px, ${top}px)`;
      element.style.width = `${this.width}px`;
      element.style.height = `${Math.max(SMALLEST, axis.at(was.e) - top)}px`;
      fragment.append(element);
    }
    this.over.append(fragment);
  }

  label(target) {
    return fill(this.model.words.at, this.model.dayOf(target.s)?.short ?? '', `${clock(target.s)}–${clock(target.e)}`, this.model.columnName(target.place));
  }
}
