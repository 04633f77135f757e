// Beside the board: filters, what has no time yet, and everything that is wrong.

import { fill } from './board-model.js';
import { CLASSES, h, rested } from './board-page.js';

const MOST = 150;

export class Panel {
  constructor(board) {
    this.board = board;
    const { words } = board.model;
    this.tools = h('div', { class: 'bd-tools' });
    this.filters = h('details', { class: 'bd-filters' });
    this.tray = h('section', { class: 'bd-tray', 'aria-label': words.tray });
    this.found = h('section', { class: 'bd-found', 'aria-label': words.findings });
    this.note = h('div', { class: 'bd-note', hidden: true });
    this.element = h('aside', { class: 'bd-side', 'aria-label': `${words.tray}, ${words.findings}` }, this.tray, this.found);
    this.#makeTools();
    this.#makeFilters();
    this.draw = rested(() => this.drawNow(), 30);
  }

  get model() { return this.board.model; }

  #makeTools() {
    const { board } = this;
    const { words } = this.model;
    this.views = h('div', { class: 'bd-views', role: 'group', 'aria-label': words.views });
    for (const [view, label] of [['halls', words.viewHalls], ['people', words.viewPeople], ['list', words.viewList]]) {
      this.views.append(h('button', { type: 'button', 'data-view': view, onclick: () => board.show(view) }, label));
    }
    this.zoom = h('select', { 'aria-label': words.zoom, onchange: () => board.zoomTo(Number(this.zoom.value)) },
      words.zooms.map(([minutes, label]) => h('option', { value: minutes }, label)));
    const button = (label, text, work) => h('button', { type: 'button', class: 'bd-btn', 'aria-label': label, title: label, onclick: work }, text);
    this.zoomer = h('div', { class: 'bd-zoom', role: 'group', 'aria-label': words.zoom },
      button(words.zoomOut, '−', () => board.zoomBy(1)), this.zoom, button(words.zoomIn, '+', () => board.zoomBy(-1)));
    this.day = h('select', { 'aria-label': words.day, onchange: () => board.toDay(Number(this.day.value)) });
    this.diff = h('button', { type: 'button', class: 'bd-btn', 'aria-pressed': 'false', onclick: () => board.compare() }, fill(words.diff, '…'));
    this.diff.hidden = true;
    this.search = h('input', {
      type: 'search', placeholder: words.searchHint, 'aria-label': words.search,
      oninput: rested(() => { board.filter.text = this.search.value.trim().toLowerCase(); board.filtered(); }, 120),
    });
    this.count = h('span', { class: 'count', role: 'status' });
    this.tools.append(this.views, this.day, this.zoomer, this.search);
    if (this.model.may) {
      this.tools.append(h('div', { class: 'bd-undo', role: 'group', 'aria-label': words.undo },
        button(words.undo, '↶', () => board.moves.undo()), button(words.redo, '↷', () => board.moves.redo())));
    }
    // Where the board's address ends, that of plans begins.
    const plan = location.pathname.replace(/\/board$/, '/plan');
    this.tools.append(h('a', { class: 'bd-btn bd-plan', href: plan }, words.plan), this.diff, button(words.keys, '⌨', () => board.showKeys()));
  }

  #makeFilters() {
    const { board } = this;
    const { words } = this.model;
    const choose = (name, label, choices) => {
      const select = h('select', { onchange: () => { board.filter[name] = select.value; board.filtered(name === 'venue'); } },
        h('option', { value: '' }, words.all), choices.map(([value, text]) => h('option', { value }, text)));
      return h('label', {}, h('span', {}, label), select);
    };
    const named = (list) => list.map((one) => [one.id, one.name]);
    const rules = Object.keys(words).filter((key) => key.startsWith('rule-')).map((key) => [key.slice(5), words[key]]);
    const people = [...this.model.people.values()].sort((a, b) => a.name.localeCompare(b.name, document.documentElement.lang));
    this.filters.append(h('summary', {}, words.filters), h('div', { class: 'bd-fields' },
      choose('side', words.side, named(this.model.sides)),
      choose('venue', words.venue, named(this.model.venues)),
      choose('track', words.track, named(this.model.tracks)),
      choose('person', words.person, named(people)),
      choose('finding', words.finding, [
        ['*', words.anyFinding], ['=hard', words['level-hard']], ['=soft', words['level-soft']], ['=text', words['level-text']], ...rules,
      ]),
      h('button', {
        type: 'button', class: 'bd-btn',
        onclick: () => {
          this.filters.querySelectorAll('select').forEach((select) => { select.value = ''; });
          this.search.value = '';
          board.clearFilter();
        },
      }, words.clear)));
  }

  place() {
    const title = this.board.element.querySelector('h1');
    title.className = 'sr';
    this.board.element.replaceChildren(
      title,
      h('div', { class: 'bd-bar' }, this.tools, this.count, this.filters),
      h('div', { class: 'bd-main' }, this.board.stage, this.element, this.note));
  }

  drawNow() {
    const { board } = this;
    const { words, days } = this.model;
    this.views.querySelectorAll('button').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.dataset.view === board.view));
    });
    this.zoom.value = String(board.grid.zoom);
    this.zoomer.hidden = board.view === 'list';
    if (this.day.options.length !== days.length) {
      this.day.replaceChildren(...days.map((day) => h('option', { value: day.from }, day.name)));
    }
    const all = this.model.sessions.size;
    this.count.textContent = fill(words.shown, board.matching(), all);
    this.#drawTray();
    this.#drawFound();
  }

  #drawTray() {
    const { board } = this;
    const { words } = this.model;
    const list = this.model.tray();
    const blocks = list.map((session) => {
      const block = board.block(session);
      block.classList.add('in-tray');
      return h('li', {}, block);
    });
    const focused = this.tray.contains(document.activeElement) ? document.activeElement.dataset?.id : null;
    this.tray.replaceChildren(
      h('h2', {}, words.tray, ' ', h('small', {}, String(list.length))),
      h('p', { class: 'hint' }, list.length ? words.trayWhy : words.trayEmpty),
      list.length ? h('ul', {}, blocks) : '');
    if (focused) this.tray.querySelector(`.bk[data-id="${CSS.escape(focused)}"]`)?.focus();
  }

  #drawFound() {
    const { board } = this;
    const { words } = this.model;
    const list = [...this.model.findings.values()].filter((finding) => board.concerns(finding));
    const rank = { hard: 0, soft: 1, text: 2 };
    list.sort((a, b) => rank[a.level] - rank[b.level] || b.weight - a.weight);
    const counts = ['hard', 'soft', 'text'].map((level) => {
      const count = list.filter((finding) => finding.level === level).length;
      return h('span', { class: CLASSES[level] }, `${words[`level-${level}`]}: ${count}`);
    });
    const lines = list.slice(0, MOST).map((finding) => h('li', { class: CLASSES[finding.level] },
      h('button', { type: 'button', class: 'bd-jump', title: words.jump, onclick: () => board.jump(finding.items) },
        h('b', {}, words[`rule-${finding.rule}`]), ' ', h('span', {}, finding.words))));
    this.found.replaceChildren(
      h('h2', {}, words.findings, ' ', h('small', {}, String(list.length))),
      list.length ? h('p', { class: 'bd-counts' }, counts) : h('p', { class: 'ok' }, words.findingsNone),
      list.length ? h('ul', { class: 'bd-list' }, lines) : '',
      list.length > MOST ? h('p', { class: 'hint' }, fill(words.findingsMore, list.length - MOST)) : '');
  }

  trayAimed(on) {
    this.tray.classList.toggle('aimed', Boolean(on));
  }
}
