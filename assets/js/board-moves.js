// Every change goes through here: drawn at once, sent as one request, put right by the answer or put back.

import { announce, edition, send } from './desk.js';
import { fill, isPlaced } from './board-model.js';

export class Moves {
  constructor(board) {
    this.board = board;
    this.turn = Promise.resolve();
    this.waiting = 0;
    this.done = [];
    this.undone = [];
  }

  get model() { return this.board.model; }

  /** Runs one after the other, so that each is made from the version that the one before left. */
  #next(work) {
    this.waiting += 1;
    this.turn = this.turn.then(work).catch(() => this.board.say(this.model.words.unreachable, 'bad')).finally(() => {
      this.waiting -= 1;
      if (!this.waiting) this.board.settled();
    });
    return this.turn;
  }

  /** To another time, hall or length. */
  move(id, to) {
    const session = this.model.sessions.get(id);
    if (isPlaced(session) && session.s === to.s && session.e === to.e && session.place === to.place) return null;
    const resized = isPlaced(session) && session.s === to.s && session.place === to.place;
    const words = resized ? this.model.words.doneResized : this.model.words.doneMoved;
    return this.#commit(this.model.moved(id, to), fill(words, session.title, this.model.where(to)), id);
  }

  park(id) {
    const session = this.model.sessions.get(id);
    if (!isPlaced(session)) return null;
    return this.#commit([{ id, s: null, e: null, place: 'none' }], fill(this.model.words.doneParked, session.title), id);
  }

  /** Two sessions change places; each keeps its length. */
  swap(id, otherId) {
    if (id === otherId) return null;
    const one = this.model.sessions.get(id);
    const other = this.model.sessions.get(otherId);
    const length = (session) => (isPlaced(session) ? session.e - session.s : 60);
    const there = (session, target) => (isPlaced(target)
      ? { id: session.id, s: target.s, e: target.s + length(session), place: target.place }
      : { id: session.id, s: null, e: null, place: 'none' });
    return this.#commit([there(one, other), there(other, one)],
      fill(this.model.words.doneSwapped, one.title, other.title), id);
  }

  #commit(moves, said, id) {
    const before = moves.map((move) => {
      const { s, e, place } = this.model.sessions.get(move.id);
      return { id: move.id, s, e, place };
    });
    this.#draw(moves);
    const ids = moves.map((move) => move.id);
    this.board.busy(ids, true);
    return this.#next(async () => {
      const body = {
        moves: moves.map((move) => ({
          session: move.id,
          base: this.model.sessions.get(move.id).v,
          start: move.s,
          minutes: move.s === null ? null : move.e - move.s,
          place: move.sent ?? move.place,
        })),
      };
      let response;
      try {
        response = await send(`/desk/${edition}/board/move`, body);
      } catch (error) {
        this.board.busy(ids, false);
        this.#draw(before);
        throw error;
      }
      this.board.busy(ids, false);
      const answer = await response.json().catch(() => ({}));
      if (!response.ok) {
        this.#draw(before);
        await this.#failed(answer);
        return;
      }
      await this.#follow(answer);
      this.done.push(answer.batch);
      this.undone.length = 0;
      this.board.told(id, said, answer.outcome);
    });
  }

  /** Shows sessions elsewhere, until the server says what is so. */
  #draw(moves) {
    for (const move of moves) {
      const session = this.model.sessions.get(move.id);
      Object.assign(session, { s: move.s, e: move.e, place: move.place });
    }
    this.board.changed(moves.map((move) => move.id));
  }

  async #follow(answer) {
    if (answer.stale) {
      await this.board.refresh();
      return;
    }
    this.board.mine.add(answer.revision);
    // Somebody else may have been between what was seen here and this change.
    if (answer.revision === this.model.revision + 1) this.model.revision = answer.revision;
    else this.board.behind = true;
    this.board.changed(this.model.merge(answer));
  }

  async #failed(answer) {
    if (answer.stale) await this.board.refresh();
    else if (answer.sessions) {
      this.board.behind = true;
      this.board.changed(this.model.merge(answer));
    }
    this.board.say((answer.words ?? [this.model.words.refused]).join(' '), 'bad');
  }

  undo() {
    return this.#back(this.done, this.undone, this.model.words.doneUndone, this.model.words.nothingToUndo);
  }

  redo() {
    return this.#back(this.undone, this.done, this.model.words.doneRedone, this.model.words.nothingToRedo);
  }

  #back(from, to, said, nothing) {
    return this.#next(async () => {
      const batch = from.at(-1);
      if (!batch) {
        this.board.say(nothing);
        return;
      }
      const response = await send(`/desk/${edition}/board/undo`, { batch });
      from.pop();
      const answer = await response.json().catch(() => ({}));
      if (!response.ok) {
        await this.#failed(answer);
        return;
      }
      await this.#follow(answer);
      to.push(answer.batch);
      this.board.told(answer.sessions?.[0]?.id ?? null, said, answer.outcome);
      this.board.flash((answer.sessions ?? []).map((session) => session.id));
      announce(said);
    });
  }
}

/** Asks the server something about a session. */
export async function ask(what, given) {
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));
  const response = await fetch(`/desk/${edition}/board/${what}?${query}`, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
