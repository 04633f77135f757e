// The board as data: sessions, findings, columns and the axis of time. Knows nothing of the page.

const STEP_HOUR = 60;

/** Fills `{0}`, `{1}`… of a sentence. */
export const fill = (sentence, ...given) => sentence.replace(/\{(\d)\}/g, (_, place) => given[place] ?? '');

export const clock = (minute) => {
  const within = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

const SEVERITY = { hard: 0, soft: 1, text: 2 };

export class Model {
  constructor(state) {
    this.words = state.words;
    this.take(state);
  }

  /** Everything anew. */
  take(state) {
    this.revision = state.revision;
    this.may = state.may;
    this.days = state.days;
    this.venues = state.venues;
    this.sides = state.sides;
    this.tracks = state.tracks;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.sessions = new Map(state.sessions.map((session) => [session.id, session]));
    this.parts = new Map();
    for (const session of state.sessions) {
      if (!session.part) continue;
      if (!this.parts.has(session.part)) this.parts.set(session.part, []);
      this.parts.get(session.part).push(session.id);
    }
    this.findings = new Map();
    this.byItem = new Map();
    for (const finding of state.findings) this.#add(finding);
    this.columns = this.#columns();
    this.axis = this.#axis();
  }

  /** What changed; returns the ids of all sessions that look different now. The revision is up to the caller. */
  merge(part) {
    const told = new Set(part.sessions.map((session) => session.id));
    const different = new Set(told);
    for (const session of part.sessions) this.sessions.set(session.id, session);
    for (const id of told) {
      for (const finding of [...(this.byItem.get(id) ?? [])]) {
        this.findings.delete(finding.key);
        for (const item of finding.items) {
          different.add(item);
          const list = this.byItem.get(item);
          if (list) this.byItem.set(item, list.filter((other) => other !== finding));
        }
      }
    }
    for (const finding of part.findings) {
      this.#add(finding);
      for (const item of finding.items) different.add(item);
    }
    return different;
  }

  /** Whether everything that is drawn still has its place: columns and axis may need to grow. */
  fits(ids) {
    const known = new Set(this.columns.map((column) => column.key));
    return [...ids].every((id) => {
      const session = this.sessions.get(id);
      if (!session || !isPlaced(session)) return true;
      return known.has(session.place) && this.axis.has(session.s) && this.axis.has(session.e);
    });
  }

  reframe() {
    this.columns = this.#columns();
    this.axis = this.#axis();
  }

  #add(finding) {
    this.findings.set(finding.key, finding);
    for (const item of finding.items) {
      if (!this.byItem.has(item)) this.byItem.set(item, []);
      const list = this.byItem.get(item);
      list.push(finding);
      list.sort((a, b) => SEVERITY[a.level] - SEVERITY[b.level] || b.weight - a.weight);
    }
  }

  #columns() {
    const used = new Set([...this.sessions.values()].filter(isPlaced).map((session) => session.place));
    const columns = [];
    for (const venue of this.venues) {
      for (const hall of venue.halls) {
        columns.push({ key: `hall:${hall.id}`, name: hall.name, seats: hall.seats, venue: venue.id, venueName: venue.name });
      }
      const key = `venue:${venue.id}`;
      if (used.has(key) || !venue.halls.length) {
        columns.push({ key, name: this.words.noHall, seats: null, venue: venue.id, venueName: venue.name, open: true });
      }
    }
    columns.push({ key: 'none', name: this.words.noHall, seats: null, venue: null, venueName: '', open: true });
    return columns;
  }

  /** Stretches of time that are shown: opening hours and whatever takes place outside of them; nights are left out. */
  #axis() {
    const stretches = [];
    for (const day of this.days) {
      if (day.opens !== null) stretches.push([day.opens, day.closes]);
      else if (day.own) stretches.push([day.from + 480, day.from + 1200]);
    }
    for (const session of this.sessions.values()) if (isPlaced(session)) stretches.push([session.s, Math.max(session.e, session.s + 15)]);
    if (!stretches.length) stretches.push([480, 1200]);
    const whole = stretches.map(([from, to]) => [
      Math.floor(from / STEP_HOUR) * STEP_HOUR, Math.ceil(to / STEP_HOUR) * STEP_HOUR,
    ]).sort((a, b) => a[0] - b[0]);
    const pieces = [];
    for (const [from, to] of whole) {
      const last = pieces.at(-1);
      if (last && from - last.to <= 2 * STEP_HOUR) last.to = Math.max(last.to, to);
      else pieces.push({ from, to });
    }
    return new Axis(pieces);
  }

  dayOf(minute) {
    return this.days.find((day) => day.from <= minute && minute < day.from + 1440) ?? null;
  }

  columnName(key) {
    const column = this.columns.find((one) => one.key === key);
    if (!column) return this.words.noHall;
    return key.startsWith('venue:') ? fill(this.words.noHallOf, column.venueName) : column.name;
  }

  /** "9 November, 10:00–11:00, Great hall". */
  where(place) {
    if (place.s === null || place.s === undefined) return this.words.nowhere;
    const day = this.dayOf(place.s);
    return fill(this.words.at, day?.short ?? '', `${clock(place.s)}–${clock(place.e)}`, this.columnName(place.place));
  }

  worst(id) {
    return this.byItem.get(id)?.[0]?.level ?? null;
  }

  /** Marks of a session: one for each rule, the worst first. */
  marks(id) {
    const seen = new Map();
    for (const finding of this.byItem.get(id) ?? []) {
      const mark = seen.get(finding.rule);
      if (mark) mark.count += 1;
      else seen.set(finding.rule, { level: finding.level, words: this.words[`rule-${finding.rule}`], count: 1 });
    }
    return [...seen.values()];
  }

  inColumn(key) {
    return [...this.sessions.values()].filter((session) => isPlaced(session) && session.place === key);
  }

  tray() {
    return [...this.sessions.values()].filter((session) => !isPlaced(session));
  }

  venueOf(key) {
    return this.columns.find((column) => column.key === key)?.venue ?? null;
  }

  /** The moves of a session and, where it is a whole, of the parts that go with it. */
  moved(id, to) {
    const session = this.sessions.get(id);
    const moves = [{ id, ...to }];
    if (to.s === null || !isPlaced(session)) return moves;
    const shift = to.s - session.s;
    const venue = this.venueOf(to.place);
    for (const partId of this.parts.get(id) ?? []) {
      const part = this.sessions.get(partId);
      if (!isPlaced(part) || part.cancelled) continue;
      const together = part.place === session.place;
      const changes = together && to.place !== session.place;
      if (!shift && !changes) continue;
      let place = part.place;
      let sent = part.place;
      if (together) place = sent = to.place;
      // A part without a hall of its own stays without one, and stands where the whole stands.
      if (!part.own) {
        sent = venue ? `venue:${venue}` : 'none';
        if (!together) sent = part.place;
      }
      moves.push({ id: partId, s: part.s + shift, e: part.e + shift, place, sent });
    }
    return moves;
  }
}

export const isPlaced = (session) => session.s !== null && session.e !== null;

/** Time laid out in pixels, with nights left out. */
export class Axis {
  constructor(pieces) {
    this.pieces = pieces;
    this.scale = 1;
    this.gap = 0;
    this.lay(1, 0);
  }

  /** Minutes that are shown. */
  get minutes() {
    return this.pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
  }

  lay(scale, gap) {
    this.scale = scale;
    this.gap = gap;
    let at = 0;
    for (const piece of this.pieces) {
      at += gap;
      piece.at = at;
      at += (piece.to - piece.from) * scale;
    }
    this.length = at;
  }

  has(minute) {
    return this.pieces.some((piece) => piece.from <= minute && minute <= piece.to);
  }

  /** Where a minute is; one that is not shown is at the nearest that is. */
  at(minute) {
    let last = 0;
    for (const piece of this.pieces) {
      if (minute < piece.from) return last || piece.at;
      if (minute <= piece.to) return piece.at + (minute - piece.from) * this.scale;
      last = piece.at + (piece.to - piece.from) * this.scale;
    }
    return last;
  }

  /** The minute at a place. */
  minute(at) {
    let last = this.pieces[0].from;
    for (const piece of this.pieces) {
      const end = piece.at + (piece.to - piece.from) * this.scale;
      if (at < piece.at) return at < piece.at - this.gap / 2 ? last : piece.from;
      if (at <= end) return piece.from + (at - piece.at) / this.scale;
      last = piece.to;
    }
    return last;
  }
}

/** Side by side what overlaps: returns a map from id to [lane, lanes]. */
export function lanes(sessions) {
  const sorted = [...sessions].sort((a, b) => a.s - b.s || b.e - a.e || (a.id < b.id ? -1 : 1));
  const placed = new Map();
  let cluster = [];
  let ends = [];
  let reach = -Infinity;
  const close = () => {
    for (const [id, lane] of cluster) placed.set(id, [lane, ends.length]);
    cluster = [];
    ends = [];
  };
  for (const session of sorted) {
    if (session.s >= reach) close();
    let lane = ends.findIndex((end) => end <= session.s);
    if (lane < 0) lane = ends.push(0) - 1;
    ends[lane] = Math.max(session.e, session.s + 5);
    reach = cluster.length ? Math.max(reach, ends[lane]) : ends[lane];
    cluster.push([session.id, lane]);
  }
  close();
  return placed;
}
