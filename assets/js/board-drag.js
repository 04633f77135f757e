// Moving with a mouse, a pen or a finger. A finger has to rest on a session first, so that the board can still be scrolled.

import { ask } from './board-moves.js';
import { isPlaced } from './board-model.js';
import { framed, rested } from './board-page.js';

const SLACK = 4;
const FINGER_RESTS = 280;
const EDGE = 48;

export class Drag {
  constructor(board) {
    this.board = board;
    this.grid = board.grid;
    this.now = null;
    this.draw = framed(() => this.#draw());
    this.judge = rested(() => this.#judge(), 220);
    const page = board.element;
    page.addEventListener('pointerdown', (event) => this.#down(event));
    page.addEventListener('contextmenu', (event) => { if (this.now?.on) event.preventDefault(); });
    page.addEventListener('touchmove', (event) => { if (this.now?.on) event.preventDefault(); }, { passive: false });
    page.addEventListener('dragstart', (event) => event.preventDefault());
    window.addEventListener('pointermove', (event) => this.#moved(event));
    window.addEventListener('pointerup', (event) => this.#up(event));
    window.addEventListener('pointercancel', () => this.cancel());
    window.addEventListener('keydown', (event) => {
      if (!this.now?.on) return;
      if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); this.cancel(true); }
    }, true);
  }

  #down(event) {
    const block = event.target.closest?.('.bk');
    if (!block || event.button !== 0 || this.now || !this.board.model.may || !this.board.dragging) return;
    const session = this.board.model.sessions.get(block.dataset.id);
    if (!session) return;
    const sizes = event.target.closest('.grip') !== null;
    this.now = {
      pointer: event.pointerId, block, session, sizes, x: event.clientX, y: event.clientY, on: false,
    };
    if (event.pointerType === 'touch') {
      const { now } = this;
      now.wait = setTimeout(() => { if (this.now === now) this.#begin(); }, FINGER_RESTS);
      now.finger = true;
    }
  }

  #begin() {
    const { now, grid } = this;
    const { session, block } = now;
    now.on = true;
    this.board.closeCard();
    this.board.quiet();
    grid.measure();
    now.tray = this.board.panel.tray.getBoundingClientRect();
    const at = block.getBoundingClientRect();
    now.length = isPlaced(session) ? session.e - session.s : 60;
    // The point at which it is held, in minutes below its beginning.
    now.below = isPlaced(session) ? (now.y - at.top) / grid.model.axis.scale : 0;
    now.target = isPlaced(session) ? { s: session.s, e: session.e, place: session.place } : null;
    if (!now.sizes) {
      now.ghost = block.cloneNode(true);
      now.ghost.removeAttribute('style');
      now.ghost.className = 'bk ghost';
      now.ghost.style.width = `${Math.min(at.width, 240)}px`;
      now.ghost.style.height = `${Math.min(at.height, 90)}px`;
      now.offset = [Math.min(now.x - at.left, 200), Math.min(now.y - at.top, 80)];
      document.body.append(now.ghost);
    }
    block.classList.add('gone');
    document.documentElement.classList.add(now.sizes ? 'bd-sizing' : 'bd-dragging');
    navigator.vibrate?.(10);
    this.#hint();
    this.scroll();
    this.draw();
  }

  async #hint() {
    const { now } = this;
    if (now.sizes) return;
    try {
      const { hints } = await ask('hints', { session: now.session.id });
      if (this.now === now) this.grid.hint(hints);
    } catch { /* without hints it is dragged all the same */ }
  }

  #moved(event) {
    const { now } = this;
    if (!now || event.pointerId !== now.pointer) return;
    const far = Math.hypot(event.clientX - now.x, event.clientY - now.y) > SLACK;
    if (!now.on) {
      if (!far) return;
      if (now.finger) { this.cancel(); return; }
      this.#begin();
    }
    now.cx = event.clientX;
    now.cy = event.clientY;
    now.fine = event.shiftKey;
    now.swap = event.altKey;
    this.draw();
  }

  #draw() {
    const { now, grid } = this;
    if (!now?.on || now.cx === undefined) return;
    if (now.ghost) now.ghost.style.transform = `translate(${now.cx - now.offset[0]}px, ${now.cy - now.offset[1]}px)`;
    const { tray } = now;
    now.overTray = now.cx >= tray.left && now.cx <= tray.right && now.cy >= tray.top && now.cy <= tray.bottom;
    this.board.panel.trayAimed(now.overTray && !now.sizes);
    const under = now.overTray ? null : grid.below(now.cx, now.cy);
    if (!under) {
      if (now.key !== 'away') { now.key = 'away'; grid.unaim(); now.target = null; this.judge.cancel(); if (!now.sizes) this.#hint(); }
      return;
    }
    const step = now.fine ? 5 : grid.step;
    const snap = (minute) => Math.round(minute / step) * step;
    let target;
    if (now.sizes) {
      const e = Math.max(now.session.s + 5, snap(under.minute));
      target = { s: now.session.s, e, place: now.session.place };
    } else {
      const s = snap(under.minute - now.below);
      target = { s, e: s + now.length, place: under.place };
    }
    const other = now.swap ? this.#blockUnder(now.cx, now.cy) : null;
    if (other !== now.other) {
      now.other?.classList.remove('swap');
      other?.classList.add('swap');
      now.other = other;
    }
    const key = `${target.s}/${target.e}/${target.place}`;
    if (key === now.key) return;
    now.key = key;
    now.target = target;
    grid.aim(target, grid.label(target));
    grid.judge(null, '');
    this.judge();
  }

  #blockUnder(x, y) {
    const block = document.elementsFromPoint(x, y).find((element) => element.classList?.contains('bk') && !element.classList.contains('ghost'));
    return block && block !== this.now.block ? block : null;
  }

  /** The pointer rests: what would a drop do here? */
  async #judge() {
    const { now } = this;
    if (!now?.on || !now.target) return;
    const { key, target } = now;
    try {
      const outcome = await ask('try', {
        session: now.session.id, start: target.s, minutes: target.e - target.s, place: target.place,
      });
      if (this.now !== now || now.key !== key) return;
      const [worst] = outcome.caused;
      const words = worst ? worst.words : outcome.cured.length ? `${this.board.model.words.cured}: ${outcome.cured[0].words}` : '';
      this.grid.judge(worst ? worst.level : 'ok', words);
    } catch { /* said after the drop */ }
  }

  /** Scrolls while the pointer is near an edge. */
  scroll() {
    const { now, grid } = this;
    if (!now?.on) return;
    if (now.cx !== undefined) {
      const { rect } = grid;
      const pull = (at, from, to) => (at < from + EDGE ? at - from - EDGE : at > to - EDGE ? at - to + EDGE : 0) / 4;
      const inside = now.cx > rect.left - EDGE && now.cx < rect.right + EDGE && now.cy > rect.top - EDGE && now.cy < rect.bottom + EDGE;
      const [x, y] = [pull(now.cx, rect.left + 40, rect.right), pull(now.cy, rect.top + 30, rect.bottom)];
      if (inside && (x || y) && !now.overTray) {
        grid.element.scrollBy(Math.max(-24, Math.min(24, x)), Math.max(-24, Math.min(24, y)));
        this.#draw();
      }
    }
    requestAnimationFrame(() => this.scroll());
  }

  #up(event) {
    const { now } = this;
    if (!now || event.pointerId !== now.pointer) return;
    if (!now.on) {
      this.cancel();
      return;
    }
    now.swap = event.altKey;
    this.#draw();
    const { session, target, overTray, other, sizes } = now;
    this.#end();
    // The click that follows is part of the drag.
    const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, true), 0);
    if (overTray && !sizes) this.board.moves.park(session.id);
    else if (other) this.board.moves.swap(session.id, other.dataset.id);
    else if (target) this.board.moves.move(session.id, target);
  }

  /** Leaves everything as it was. */
  cancel(said = false) {
    if (!this.now) return;
    const { on, session } = this.now;
    this.#end();
    if (on && said) this.board.left(session);
  }

  #end() {
    const { now } = this;
    clearTimeout(now.wait);
    now.ghost?.remove();
    now.block.classList.remove('gone');
    now.other?.classList.remove('swap');
    document.documentElement.classList.remove('bd-dragging', 'bd-sizing');
    this.judge.cancel();
    this.grid.unaim();
    this.board.panel.trayAimed(false);
    this.now = null;
    this.board.settled();
  }
}
