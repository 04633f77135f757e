// The board: reads its state once, draws it, and keeps it true. The page beneath works without any of this.

import { announce, edition, listen } from './desk.js';
import { Model, fill, isPlaced } from './board-model.js';
import { Grid } from './board-grid.js';
import { Moves } from './board-moves.js';
import { Drag } from './board-drag.js';
import { Keys } from './board-keys.js';
import { Panel } from './board-panel.js';
import { List, People } from './board-views.js';
import { Cards } from './board-card.js';
import { h, sentences, SHAPES } from './board-page.js';

const NARROW = 700;

class Board {
  constructor(element, state) {
    this.element = element;
    this.model = new Model(state);
    this.clearFilter(false);
    this.stage = h('div', { class: 'bd-stage' });
    this.grid = new Grid(this);
    this.people = new People(this);
    this.list = new List(this);
    this.moves = new Moves(this);
    this.cards = new Cards(this);
    this.panel = new Panel(this);
    this.view = null;
    this.released = null;
    this.news = [];
    this.mine = new Set();
    this.behind = false;
    this.panel.place();
    element.classList.add('ready');
    this.show(innerWidth < NARROW ? 'list' : 'halls');
    this.grid.begin();
    this.drag = new Drag(this);
    this.keys = new Keys(this);
    element.addEventListener('click', (event) => this.#clicked(event));
    this.#hear();
    this.#resize();
    this.#lookForRelease();
  }

  get dragging() { return this.view === 'halls'; }

  // ------------------------------------------------------------------------------------------------------- blocks

  /** The block of a session; where it stands is up to the view. */
  block(session) {
    const block = h('button', { type: 'button', class: 'bk', 'data-id': session.id, tabIndex: -1 });
    this.dress(block, session);
    return block;
  }

  dress(block, session) {
    const { model } = this;
    const marks = model.marks(session.id);
    const level = marks[0]?.level ?? '';
    const track = model.tracks.findIndex((one) => one.id === session.track);
    const keep = ['tiny', 'low', 'slim', 'in-tray', 'across', 'line', 'dim', 'held', 'gone', 'busy'].filter((name) => block.classList.contains(name));
    block.className = ['bk', track >= 0 ? `t${track % 12}` : `k-${session.kind}`, session.cancelled ? 'off' : '',
      session.outside ? 'aside' : '', ...keep].filter(Boolean).join(' ');
    block.dataset.level = level;
    const was = this.compared?.get(session.id);
    const words = model.words;
    block.replaceChildren(
      h('span', { class: 'tt' }, session.cancelled ? h('s', {}, session.title) : session.title),
      session.date && !isPlaced(session) ? h('span', { class: 'wh' }, session.date) : '',
      was ? h('span', { class: 'df' }, was.fresh ? `✚ ${words.diffNew}` : `⇄ ${fill(words.diffMoved, was.where)}`) : '',
      marks.length ? h('span', { class: 'mks' }, marks.map((mark) => h('span', { class: `mk ${mark.level}` },
        h('i', { 'aria-hidden': 'true' }, SHAPES[mark.level]), h('span', {}, mark.count > 1 ? `${mark.words} ×${mark.count}` : mark.words)))) : '',
      h('span', { class: 'sr' }, marks.length ? ` ${model.where(session)}` : ` ${model.where(session)}. ${words.noFindings}`),
      model.may ? h('span', { class: 'grip', 'aria-hidden': 'true' }) : '');
    block.classList.toggle('dim', !this.matches(session));
  }

  blockOf(id) {
    return this.stage.querySelector(`.bk[data-id="${CSS.escape(id)}"]`) ?? this.element.querySelector(`.bk[data-id="${CSS.escape(id)}"]`);
  }

  /** One block at a time is in the order of the Tab key. */
  roam(block) {
    const region = block.closest('.bd-stage, .bd-tray');
    const last = region.querySelector('.bk[tabindex="0"]');
    if (last && last !== block) last.tabIndex = -1;
    block.tabIndex = 0;
  }

  #enterable() {
    for (const region of [this.stage, this.panel.tray]) {
      if (!region.querySelector('.bk[tabindex="0"]')) {
        const first = region.querySelector('.bk');
        if (first) first.tabIndex = 0;
      }
    }
  }

  #clicked(event) {
    const block = event.target.closest('.bk');
    if (!block) return;
    // A key press on a button is a click as well; the keys have dealt with it.
    if (this.keys.pressed) return;
    if (this.keys.swapping) this.keys.swapWith(block.dataset.id);
    else this.card(block.dataset.id);
  }

  card(id) { this.cards.card(id); }

  closeCard() { this.cards.close(); }

  whereElse(id) { this.cards.whereElse(id); }

  showKeys() { this.cards.keys(); }

  // -------------------------------------------------------------------------------------------------------- views

  show(view) {
    this.keys?.cancel();
    this.view = view;
    const shown = { halls: this.grid, people: this.people, list: this.list }[view];
    this.stage.replaceChildren(shown.element);
    this.element.dataset.view = view;
    shown.draw();
    this.panel.draw();
    this.#enterable();
    this.#drawGhosts();
  }

  #redraw() {
    ({ halls: this.grid, people: this.people, list: this.list })[this.view].draw();
    this.#enterable();
    this.#drawGhosts();
  }

  zoomBy(step) {
    const levels = this.model.words.zooms.map(([minutes]) => minutes);
    const place = Math.max(0, Math.min(levels.length - 1, levels.indexOf(this.grid.zoom) + step));
    this.zoomTo(levels[place]);
  }

  zoomTo(minutes) {
    const focused = document.activeElement?.dataset?.id;
    this.grid.zoom = minutes;
    this.#redraw();
    this.panel.draw();
    if (focused) this.blockOf(focused)?.focus({ preventScroll: true });
  }

  toDay(minute) {
    if (this.view === 'halls') {
      const piece = this.model.axis.pieces.find((one) => one.to > minute) ?? this.model.axis.pieces.at(-1);
      this.grid.element.scrollTop = this.model.axis.at(Math.max(piece.from, minute)) - 30;
    } else if (this.view === 'people') this.people.toDay(minute);
    else this.list.toDay(minute);
  }

  #resize() {
    let width = innerWidth;
    addEventListener('resize', () => {
      if (innerWidth === width) return;
      width = innerWidth;
      this.#redraw();
    });
  }

  // ------------------------------------------------------------------------------------------------------ filters

  clearFilter(draw = true) {
    this.filter = { side: '', venue: '', track: '', person: '', finding: '', text: '' };
    if (draw) this.filtered(true);
  }

  matches(session) {
    const { side, venue, track, person, finding, text } = this.filter;
    if (track && session.track !== track) return false;
    if (person && !session.people.some(([id]) => id === person)) return false;
    if (venue && isPlaced(session) && this.model.venueOf(session.place) !== venue) return false;
    if (side && !(session.sides.includes(side) || session.people.some(([id]) => this.model.people.get(id)?.side === side))) return false;
    if (finding) {
      const found = this.model.byItem.get(session.id) ?? [];
      const fits = finding === '*' ? found.length : finding.startsWith('=')
        ? found.some((one) => one.level === finding.slice(1)) : found.some((one) => one.rule === finding);
      if (!fits) return false;
    }
    if (text) {
      const names = session.people.map(([id]) => this.model.people.get(id)?.name ?? '').join(' ');
      if (!`${session.title} ${session.id} ${names}`.toLowerCase().includes(text)) return false;
    }
    return true;
  }

  /** Whether a finding is about what the filters leave. */
  concerns(finding) {
    const { finding: wanted } = this.filter;
    if (wanted && wanted !== '*') {
      if (wanted.startsWith('=') ? finding.level !== wanted.slice(1) : finding.rule !== wanted) return false;
    }
    return finding.items.some((id) => {
      const session = this.model.sessions.get(id);
      return session && this.matches(session);
    });
  }

  matching() {
    let count = 0;
    for (const session of this.model.sessions.values()) if (this.matches(session)) count += 1;
    return count;
  }

  filtered(columns = false) {
    if (columns || this.view !== 'halls') this.#redraw();
    else for (const [id, block] of this.grid.blocks) block.classList.toggle('dim', !this.matches(this.model.sessions.get(id)));
    this.panel.draw();
  }

  // ------------------------------------------------------------------------------------------------------ changes

  /** Follows the model. */
  changed(ids) {
    if (this.compared) this.#compareNow();
    if (!this.model.fits(ids)) {
      this.model.reframe();
      this.#redraw();
    } else if (this.view === 'halls') {
      this.grid.update(ids);
      this.#enterable();
    } else this.#redraw();
    this.#drawGhosts();
    this.panel.draw();
  }

  busy(ids, on) {
    for (const id of ids) this.blockOf(id)?.classList.toggle('busy', on);
  }

  flash(ids) {
    for (const id of ids) {
      const block = this.blockOf(id);
      if (!block) continue;
      block.classList.remove('flash');
      void block.offsetWidth;
      block.classList.add('flash');
    }
  }

  left(session) {
    announce(fill(this.model.words.left, session.title));
  }

  /** Says what a change did, beside the session that was changed and aloud. */
  told(id, said, outcome) {
    const { caused = [], cured = [] } = outcome ?? {};
    const { words } = this.model;
    const heard = [said];
    if (caused.length) heard.push(`${words.caused}: ${caused.map((one) => one.words).join(' ')}`);
    if (cured.length) heard.push(`${words.cured}: ${cured.map((one) => one.words).join(' ')}`);
    if (!caused.length && !cured.length) heard.push(words.nothingCaused);
    announce(heard.join(' '));
    const better = caused.some((one) => one.level === 'hard') && id
      ? h('button', { type: 'button', class: 'lnk', onclick: () => this.whereElse(id) }, words.better) : null;
    this.#note(caused.some((one) => one.level === 'hard') ? 'hard' : caused.length ? 'soft' : 'fine',
      h('b', {}, said),
      caused.length ? h('div', {}, h('span', { class: 'bd-lb' }, words.caused), sentences(caused)) : null,
      cured.length ? h('div', {}, h('span', { class: 'bd-lb' }, words.cured), sentences(cured, true)) : null,
      !caused.length && !cured.length ? h('span', { class: 'ok' }, words.nothingCaused) : null,
      better);
    if (id) this.flash([id]);
  }

  say(words, tone = 'fine') {
    announce(words);
    this.#note(tone === 'bad' ? 'hard' : 'fine', h('b', {}, words));
  }

  #note(level, ...content) {
    const { note } = this.panel;
    note.hidden = false;
    note.dataset.level = level;
    note.replaceChildren(h('div', { class: 'bd-said' }, ...content.filter(Boolean)),
      h('button', { type: 'button', class: 'bd-x', 'aria-label': this.model.words.close, onclick: () => this.quiet() }, '✕'));
  }

  quiet() {
    this.panel.note.hidden = true;
    this.panel.note.replaceChildren();
  }

  jump(items) {
    const placed = items.map((id) => this.model.sessions.get(id)).find((session) => session && isPlaced(session));
    if (placed && this.view === 'halls' && this.grid.blocks.has(placed.id)) this.grid.show(placed.id);
    else if (this.blockOf(items[0])) {
      const block = this.blockOf(items[0]);
      block.scrollIntoView({ block: 'center' });
      block.focus({ preventScroll: true });
      this.flash(items);
    } else this.card(items[0]);
  }

  // --------------------------------------------------------------------------------------------------------- live

  #hear() {
    listen('draft', (news) => { this.news.push(news); this.settled(); });
    listen('missed', () => { this.behind = true; this.settled(); });
  }

  /** Nobody holds anything and nothing is under way: time to follow what others did. */
  async settled() {
    if (this.moves.waiting || this.drag?.now || this.keys?.held || this.reading) return;
    const news = this.news.filter((one) => one.revision > this.model.revision && !this.mine.has(one.revision));
    this.news = [];
    if (!news.length && !this.behind) return;
    this.behind = false;
    this.reading = true;
    const part = await this.#read(`?since=${this.model.revision}`);
    this.reading = false;
    if (!part || part.revision <= this.model.revision) return;
    if (part.words) this.#anew(part);
    else {
      this.model.revision = part.revision;
      this.changed(this.model.merge(part));
    }
    if (news.length) {
      this.flash((part.words ? [] : part.sessions).map((session) => session.id));
      this.say(fill(this.model.words.others, news.at(-1).by));
    }
    this.settled();
  }

  async #read(query = '') {
    try {
      const response = await fetch(`/desk/${edition}/board/state${query}`, { headers: { Accept: 'application/json' } });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  #anew(state) {
    this.model.take(state);
    this.#redraw();
    this.panel.draw();
  }

  async refresh() {
    const state = await this.#read();
    if (state) this.#anew(state);
  }

  // --------------------------------------------------------------------------------------------- the last release

  async #lookForRelease() {
    try {
      const response = await fetch(`/desk/${edition}/board/released`, { headers: { Accept: 'application/json' } });
      if (!response.ok) return;
      this.released = await response.json();
    } catch {
      return;
    }
    const { diff } = this.panel;
    diff.hidden = this.released.number === null;
    diff.textContent = fill(this.model.words.diff, this.released.number);
  }

  compare() {
    const on = !this.compared;
    this.panel.diff.setAttribute('aria-pressed', String(on));
    this.element.classList.toggle('compared', on);
    if (on) this.#compareNow();
    else this.compared = null;
    for (const session of this.model.sessions.values()) {
      const block = this.grid.blocks.get(session.id);
      if (block) this.dress(block, session);
    }
    if (this.view !== 'halls') this.#redraw();
    this.#drawGhosts();
    if (on) {
      const fresh = [...this.compared.values()].filter((one) => one.fresh).length;
      this.say(fill(this.model.words.diffCount, fresh, this.compared.size - fresh, this.goneSince.length));
    } else this.quiet();
  }

  #compareNow() {
    const old = new Map(this.released.sessions.map((session) => [session.id, session]));
    this.compared = new Map();
    for (const session of this.model.sessions.values()) {
      const was = old.get(session.id);
      if (!was) this.compared.set(session.id, { fresh: true });
      else if (was.s !== session.s || was.e !== session.e || was.place !== session.place) this.compared.set(session.id, was);
    }
    this.goneSince = this.released.sessions.filter((session) => {
      const now = this.model.sessions.get(session.id);
      return !now || now.cancelled;
    });
  }

  #drawGhosts() {
    if (this.view !== 'halls') return;
    if (!this.compared) { this.grid.ghosts([]); return; }
    const moved = [...this.compared.values()].filter((one) => !one.fresh && one.s !== null);
    this.grid.ghosts([...moved, ...this.goneSince.map((one) => ({ ...one, gone: true }))]);
  }
}

const element = document.getElementById('board');
if (element?.querySelector('.bd-plain')) {
  const response = await fetch(`/desk/${edition}/board/state`, { headers: { Accept: 'application/json' } });
  if (response.ok) {
    const board = new Board(element, await response.json());
    // For tests and benchmarks.
    element.board = board;
    performance.mark('board-ready');
  }
}
