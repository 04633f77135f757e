// Everything on the board with keys alone: going from session to session, picking one up and moving it, and the rest.

import { announce } from './desk.js';
import { ask } from './board-moves.js';
import { fill, isPlaced } from './board-model.js';
import { rested } from './board-page.js';

export class Keys {
  constructor(board) {
    this.board = board;
    this.held = null;
    this.swapping = null;
    this.pressed = false;
    this.judge = rested(() => this.#judge(), 350);
    board.element.addEventListener('keydown', (event) => this.#pressed(event));
    board.element.addEventListener('keyup', () => { setTimeout(() => { this.pressed = false; }, 0); });
    board.element.addEventListener('focusin', (event) => {
      const block = event.target.closest?.('.bk');
      if (block) this.board.roam(block);
    });
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.('input,textarea,select,dialog')) return;
      const key = event.code === 'KeyZ' || event.key.toLowerCase() === 'z' ? 'z' : event.code === 'KeyY' ? 'y' : '';
      if (!key || !board.model.may) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) board.moves.redo();
      else board.moves.undo();
    });
  }

  get model() { return this.board.model; }

  #pressed(event) {
    const block = event.target.closest?.('.bk');
    if (!block || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = block.dataset.id;
    const handled = this.held ? this.#whileHeld(event) : this.swapping ? this.#whileSwapping(event, id) : this.#free(event, id);
    if (handled) {
      this.pressed = true;
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #free(event, id) {
    const { board } = this;
    const { may } = this.model;
    // Letters by their place on the keyboard, so that they are the same with Russian and Kazakh letters.
    switch (event.key) {
      case 'Enter': case ' ':
        if (may && board.dragging) this.pickUp(id);
        else board.card(id);
        return true;
      case 'ArrowUp': return this.#go(id, 0, -1);
      case 'ArrowDown': return this.#go(id, 0, 1);
      case 'ArrowLeft': return this.#go(id, -1, 0);
      case 'ArrowRight': return this.#go(id, 1, 0);
      case '+': case '=': return may && this.#resize(id, 15);
      case '-': case '_': return may && this.#resize(id, -15);
      case 'Delete': if (may) board.moves.park(id); return may;
      default:
    }
    switch (event.code) {
      case 'KeyP': if (may) board.moves.park(id); return may;
      case 'KeyS': if (may) this.beginSwap(id); return may;
      case 'KeyW': board.whereElse(id); return true;
      case 'KeyM': board.card(id); return true;
      default: return false;
    }
  }

  /** To the next session in a hall, or to the one nearest in time in the next hall that has any. */
  #go(id, across, along) {
    const { board } = this;
    const session = this.model.sessions.get(id);
    if (!isPlaced(session) || board.view !== 'halls') {
      const all = [...board.element.querySelectorAll('.bk')].filter((block) => block.offsetParent);
      const place = all.findIndex((block) => block === document.activeElement);
      all[place + (across || along)]?.focus();
      return true;
    }
    const byTime = (key) => this.model.inColumn(key).sort((a, b) => a.s - b.s || a.e - b.e);
    if (along) {
      const list = byTime(session.place);
      const next = list[list.findIndex((one) => one.id === id) + along];
      if (next) board.grid.focusBlock(next.id);
      return true;
    }
    const columns = board.grid.list;
    let place = columns.findIndex((column) => column.key === session.place) + across;
    while (columns[place]) {
      const list = byTime(columns[place].key);
      if (list.length) {
        const nearest = list.reduce((best, one) => (Math.abs(one.s - session.s) < Math.abs(best.s - session.s) ? one : best));
        board.grid.focusBlock(nearest.id);
        return true;
      }
      place += across;
    }
    return true;
  }

  #resize(id, minutes) {
    const session = this.model.sessions.get(id);
    if (!isPlaced(session)) return true;
    const e = Math.max(session.s + 5, session.e + minutes);
    this.board.moves.move(id, { s: session.s, e, place: session.place });
    return true;
  }

  pickUp(id) {
    const session = this.model.sessions.get(id);
    const { grid } = this.board;
    this.board.closeCard();
    const first = this.model.axis.pieces[0].from;
    const start = isPlaced(session) ? session
      : { s: Math.ceil(this.model.axis.minute(grid.element.scrollTop + 8) / 15) * 15 || first, e: 0, place: grid.list[0].key };
    const length = isPlaced(session) ? session.e - session.s : 60;
    this.held = { id, s: start.s, e: start.s + length, place: start.place };
    const block = this.board.blockOf(id);
    block?.setAttribute('aria-pressed', 'true');
    block?.classList.add('held');
    this.#aim();
    announce(fill(this.model.words.pickedUp, session.title));
  }

  #whileHeld(event) {
    const { held } = this;
    const { grid } = this.board;
    const step = event.shiftKey ? 5 : grid.step;
    const move = (minutes) => { held.s += minutes; held.e += minutes; this.#aim(); return true; };
    const across = (by) => {
      const place = grid.list.findIndex((column) => column.key === held.place) + by;
      if (grid.list[place]) { held.place = grid.list[place].key; this.#aim(); }
      return true;
    };
    switch (event.key) {
      case 'ArrowUp': return move(this.#skip(held.s - step, -1) - held.s);
      case 'ArrowDown': return move(this.#skip(held.s + step, 1) - held.s);
      case 'ArrowLeft': return across(-1);
      case 'ArrowRight': return across(1);
      case '+': case '=': held.e += step; this.#aim(); return true;
      case '-': case '_': held.e = Math.max(held.s + 5, held.e - step); this.#aim(); return true;
      case 'Enter': case ' ': this.#drop(); return true;
      case 'Escape': this.cancel(); return true;
      case 'Tab': this.cancel(); return false;
      default:
    }
    if (event.code === 'KeyP') {
      const { id } = held;
      this.#letGo();
      this.board.moves.park(id);
      return true;
    }
    return true;
  }

  /** Over the nights that are not shown. */
  #skip(minute, direction) {
    const { pieces } = this.model.axis;
    if (pieces.some((piece) => piece.from <= minute && minute < piece.to)) return minute;
    if (direction > 0) return (pieces.find((piece) => piece.from >= minute) ?? { from: this.held.s }).from;
    const before = pieces.filter((piece) => piece.to <= minute + 15).at(-1);
    return before ? before.to - (this.held.e - this.held.s) : this.held.s;
  }

  #aim() {
    const { grid } = this.board;
    const label = grid.label(this.held);
    grid.aim(this.held, label);
    grid.follow(this.held);
    grid.judge(null, '');
    announce(label);
    this.judge();
  }

  async #judge() {
    const { held } = this;
    if (!held) return;
    const key = JSON.stringify(held);
    try {
      const outcome = await ask('try', { session: held.id, start: held.s, minutes: held.e - held.s, place: held.place });
      if (JSON.stringify(this.held) !== key) return;
      const { words } = this.model;
      const [worst] = outcome.caused;
      const said = worst ? `${words.caused}: ${outcome.caused.map((finding) => finding.words).join(' ')}`
        : outcome.cured.length ? `${words.cured}: ${outcome.cured.map((finding) => finding.words).join(' ')}` : words.nothingCaused;
      this.board.grid.judge(worst ? worst.level : 'ok', worst ? worst.words : outcome.cured[0]?.words ?? '');
      announce(said);
    } catch { /* said after it is put down */ }
  }

  #letGo() {
    const block = this.board.blockOf(this.held.id);
    block?.removeAttribute('aria-pressed');
    block?.classList.remove('held');
    this.judge.cancel();
    this.board.grid.unaim();
    this.held = null;
    this.board.settled();
  }

  #drop() {
    const { id, s, e, place } = this.held;
    this.#letGo();
    if (!this.board.moves.move(id, { s, e, place })) this.board.left(this.model.sessions.get(id));
    this.board.grid.focusBlock(id);
  }

  cancel() {
    if (this.held) {
      const session = this.model.sessions.get(this.held.id);
      this.#letGo();
      this.board.left(session);
    }
    if (this.swapping) this.#endSwap();
  }

  beginSwap(id) {
    this.board.closeCard();
    this.swapping = id;
    const session = this.model.sessions.get(id);
    this.board.blockOf(id)?.classList.add('swap');
    document.documentElement.classList.add('bd-swapping');
    this.board.say(fill(this.model.words.swapChoose, session.title));
    this.board.blockOf(id)?.focus();
  }

  #endSwap() {
    this.board.element.querySelectorAll('.bk.swap').forEach((block) => block.classList.remove('swap'));
    document.documentElement.classList.remove('bd-swapping');
    this.swapping = null;
    this.board.quiet();
  }

  /** The other session was chosen, with a key or a click. */
  swapWith(id) {
    const one = this.swapping;
    this.#endSwap();
    if (one !== id) this.board.moves.swap(one, id);
  }

  #whileSwapping(event, id) {
    switch (event.key) {
      case 'Escape': this.#endSwap(); return true;
      case 'Enter': case ' ': this.swapWith(id); return true;
      case 'ArrowUp': return this.#go(id, 0, -1);
      case 'ArrowDown': return this.#go(id, 0, 1);
      case 'ArrowLeft': return this.#go(id, -1, 0);
      case 'ArrowRight': return this.#go(id, 1, 0);
      default: return false;
    }
  }
}
