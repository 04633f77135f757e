#!/usr/bin/env python3
"""The programme instances, modelled for OR-Tools CP-SAT: what our solver is compared with.

    bench/cp_sat.py FILE... [--seconds 60] [--threads 2] [--seed 1] [--solutions DIR] [--check PROGRAM]

Needs Python 3.9 and `pip install ortools`. For each instance it prints one JSON line, as `programme solve` does:
{"instance", "objective", "bound", "optimal", "seconds", "first_seconds", "trace": [[seconds, objective], ...]}.
With --check, every solution goes through our referee (`PROGRAM check INSTANCE SOLUTION`), whose objective is the one that is
printed: the model's is the same, or larger where a variable that only costs is true without need.

The models are exactly the format's: the solutions of the model are those of the instance, and the least cost of each is its
objective; so the bounds are bounds of the instance. They are written as well as we know how: places that cannot be are left
out beforehand, overlaps are cliques, rooms of a track are told apart only where it matters, pairs that cost nothing get no
variable, and variables that only cost are bounded on one side. Only solving is timed, not building the model.
"""

import argparse
import collections
import itertools
import json
import math
import os
import subprocess
import sys
import time

from ortools.sat.python import cp_model


def pairs_of(things):
    return itertools.combinations(things, 2)


class Model:
    """A CP-SAT model whose objective is gathered term by term."""

    def __init__(self):
        self.cp = cp_model.CpModel()
        self.terms = []
        self.coefficients = []
        self.constant = 0

    def bool(self, name=""):
        return self.cp.new_bool_var(name)

    def cost(self, variable, coefficient):
        """The variable is not negative; where the coefficient is, it is a boolean."""
        if coefficient:
            self.terms.append(variable)
            self.coefficients.append(coefficient)

    def floor(self):
        """Less than this nothing costs; the solver's own bound starts lower, for what its presolve makes of the terms."""
        return self.constant + sum(min(0, coefficient) for coefficient in self.coefficients)

    def minimize(self):
        self.cp.minimize(cp_model.LinearExpr.weighted_sum(self.terms, self.coefficients) + self.constant)

    def is_sum(self, variables):
        """A boolean that equals the sum of booleans of which one at most is true; None where there are none."""
        variables = list(variables)
        if not variables:
            return None
        if len(variables) == 1:
            return variables[0]
        total = self.bool()
        self.cp.add_exactly_one(variables + [~total])
        return total

    def both(self, one, other, result):
        """The result is true when both are; it may be true otherwise, at its cost."""
        self.cp.add_bool_or(~one, ~other, result)


# ------------------------------------------------------------------------------------ family A: tracks into sessions


def build_tracks(instance):
    """A track has a number of rooms in a session. They are called its bins, numbered in the order of the rooms, so that
    submissions need not know which rooms they are; and most need not know the bin either."""
    model = Model()
    cp = model.cp
    total = cp_model.LinearExpr.sum
    weighted = cp_model.LinearExpr.weighted_sum
    weights = instance["weights"]
    sessions = [session["slots"] for session in instance["sessions"]]
    rooms = range(len(instance["rooms"]))
    tracks = instance["tracks"]
    submissions = instance["submissions"]
    members = [[] for _ in tracks]
    for at, submission in enumerate(submissions):
        members[submission["track"]].append(at)
    length = [submission["slots"] for submission in submissions]
    order = [submission["order"] for submission in submissions]
    track_of = [submission["track"] for submission in submissions]
    table = lambda key: {(row, column): cost for row, column, cost in instance[key] if cost}

    presenter_pairs, attendee_pairs = person_pairs(instance)
    parted = collections.Counter()
    by_slot = collections.Counter()
    for kind, pairs in (("presenter", presenter_pairs), ("attendee", attendee_pairs)):
        for found, key in ((parted, f"{kind}_session"), (by_slot, f"{kind}_slot")):
            if weights[key]:
                found.update({pair: weights[key] for pair in pairs})
    of_room = table("submission_room") if weights["submission_room"] else {}

    # Whose place in a session matters slot by slot; and whose in its track, because somebody there has an order.
    positioned = {track_of[at] for pair in by_slot for at in pair}
    ordered = {track_of[at] for at in range(len(submissions)) if order[at]} if weights["order"] else set()
    # The bins are the rooms themselves where a submission cares for its room.
    by_room = {track_of[at] for at, _ in of_room}
    # Who needs a bin: tracks with an order, and whoever is torn from another of the same track. The others fit somewhere if
    # their lengths fit: in slots that so many of them share at a time as there are rooms (positioned), or by `packing`.
    torn_apart = {at for one, other in parted if track_of[one] == track_of[other] for at in (one, other)}
    binned = {at for track in ordered | by_room for at in members[track]} | torn_apart
    for track, of_track in enumerate(members):
        lengths = {length[at] for at in of_track}
        if track in positioned and any(at in binned for at in of_track):
            binned |= set(of_track)
        elif len(lengths) > 1 and (max(sessions) > 5 or any(at in binned for at in of_track)):
            if track not in positioned:
                binned |= {at for at in of_track if length[at] > 1}
    # Who needs to know how many rooms a track has in a session, one by one.
    counted = {track_of[at] for at in binned}
    beside = collections.Counter()
    for pair, penalty in table("similar").items():
        beside[pair] += weights["similar"] * penalty
    if weights["chair"]:
        for one, other in pairs_of(range(len(tracks))):
            if set(tracks[one]["chairs"]) & set(tracks[other]["chairs"]):
                beside[one, other] += weights["chair"]
    beside = {pair: penalty for pair, penalty in beside.items() if penalty}
    counted |= {track for pair in beside for track in pair}

    # y: the track has the cell; z: it has one of the session; u: it has that bin of the session (so many rooms more than
    # the bin's number); x: the submission is in the session; in_bin: and in the bin; q: and begins in the slot (without a
    # bin: in whichever).
    y, z, u, x, in_bin, q = {}, {}, {}, {}, {}, {}
    for track, of_track in enumerate(members):
        supply, demand = [], sum(length[at] for at in of_track)
        same_length = len({length[at] for at in of_track}) == 1
        for session, slots in enumerate(sessions):
            inside = [at for at in of_track if length[at] <= slots]
            if not inside:
                continue
            for room in rooms:
                y[track, session, room] = model.bool()
            cells = [y[track, session, room] for room in rooms]
            bins = len(rooms) if track in by_room else min(len(rooms), len(inside))
            levels = []
            if track in by_room:
                u[track, session] = levels = cells
            elif track in counted:
                u[track, session] = levels = [model.bool() for _ in range(bins)]
                cp.add(total(cells) == total(levels))
                for fewer, more in zip(levels, levels[1:]):
                    cp.add_implication(more, fewer)
            if levels and track not in by_room:
                z[track, session] = levels[0]
            else:
                z[track, session] = model.bool()
                cp.add_bool_or(cells + [~z[track, session]])
            for cell in cells:
                cp.add_implication(cell, z[track, session])
            open_cells = levels or cells

            unit = length[inside[0]] if same_length else 1
            room_for = slots // unit * unit
            supply += [(cell, room_for) for cell in cells]
            for at in inside:
                x[at, session] = model.bool()
                cp.add_implication(x[at, session], z[track, session])
            held = [x[at, session] for at in inside]
            cp.add(weighted(held, [length[at] for at in inside]) <= room_for * total(open_cells))
            if not same_length and not any(at in binned for at in of_track):
                for most, weighs in packing(slots):
                    needs = [weighs(length[at]) for at in inside]
                    if any(needs):
                        cp.add(weighted(held, needs) <= most * total(open_cells))

            def begins_in(at, number, here, occupying):
                starts = []
                for slot in range(slots - length[at] + 1):
                    q[at, session, number, slot] = begin = model.bool()
                    starts.append(begin)
                    for later in range(slot, slot + length[at]):
                        occupying[later].append(begin)
                cp.add_exactly_one(starts + [~here])

            for number, is_open in enumerate(levels):
                there, occupying = [at for at in inside if at in binned], collections.defaultdict(list)
                for at in there:
                    in_bin[at, session, number] = here = model.bool()
                    cp.add_implication(here, is_open)
                    if track in positioned:
                        begins_in(at, number, here, occupying)
                for begins in occupying.values():
                    cp.add_at_most_one(begins + [~is_open])
                lengths = [length[at] for at in there]
                if sum(lengths) > room_for:
                    cp.add(weighted([in_bin[at, session, number] for at in there], lengths) <= room_for * is_open)
            occupying = collections.defaultdict(list)
            for at in inside:
                if at in binned:
                    cp.add_exactly_one([in_bin[at, session, number] for number in range(bins)] + [~x[at, session]])
                elif track in positioned:
                    begins_in(at, None, x[at, session], occupying)
            for begins in occupying.values():
                cp.add(total(begins) <= total(open_cells))
            # No room is open for nobody: the submissions without a bin fill what the others leave empty.
            anywhere = [x[at, session] for at in inside if at not in binned]
            filled = []
            for number, is_open in enumerate(levels):
                of_bin = [in_bin[at, session, number] for at in inside if at in binned]
                if of_bin and not anywhere:
                    cp.add_bool_or(of_bin + [~is_open])
                elif of_bin:
                    by_bin = model.bool()
                    cp.add_bool_or(of_bin + [~by_bin])
                    filled.append(by_bin)
            if anywhere:
                cp.add(total(anywhere) + total(filled) >= total(open_cells))
        # What all the rooms of a track have to hold.
        cp.add(weighted([cell for cell, _ in supply], [slots for _, slots in supply]) >= demand)
    for session in range(len(sessions)):
        for room in rooms:
            cp.add_at_most_one(y[t, session, room] for t in range(len(tracks)) if (t, session, room) in y)
    for at in range(len(submissions)):
        cp.add_exactly_one(x[at, s] for s in range(len(sessions)) if (at, s) in x)

    # Penalties of cells and of places.
    track_session, track_room, session_room = table("track_session"), table("track_room"), table("session_room")
    for (track, session, room), used in y.items():
        model.cost(
            used,
            weights["track_session"] * track_session.get((track, session), 0)
            + weights["track_room"] * track_room.get((track, room), 0)
            + weights["session_room"] * session_room.get((session, room), 0),
        )
    timezone, of_session = table("timezone"), table("submission_session")
    for (at, session), there in x.items():
        penalty = weights["timezone"] * timezone.get((at, session), 0)
        penalty += weights["submission_session"] * of_session.get((at, session), 0)
        model.cost(there, length[at] * penalty)
    for (at, _, room), there in in_bin.items():
        if track_of[at] in by_room:
            model.cost(there, length[at] * weights["submission_room"] * of_room.get((at, room), 0))

    # Rooms of a track, on the whole and in a session.
    if weights["rooms_per_track"]:
        for track in range(len(tracks)):
            used = []
            for room in rooms:
                there = model.bool()
                for session in range(len(sessions)):
                    if (track, session, room) in y:
                        cp.add_implication(y[track, session, room], there)
                used.append(there)
            further = cp.new_int_var(0, len(rooms) - 1, "")
            cp.add(further >= total(used) - 1)
            model.cost(further, weights["rooms_per_track"])
    if weights["parallel"]:
        for (track, session), there in z.items():
            levels = u.get((track, session))
            if levels and track not in by_room:
                for more in levels[1:]:
                    model.cost(more, weights["parallel"])
            else:
                further = cp.new_int_var(0, len(rooms) - 1, "")
                cp.add(further >= total([y[track, session, room] for room in rooms]) - there)
                model.cost(further, weights["parallel"])
    # Two tracks in one session cost for each room of the one and each of the other.
    for (one, other), penalty in beside.items():
        for session in range(len(sessions)):
            for left in u.get((one, session), []):
                for right in u.get((other, session), []):
                    together = model.bool()
                    model.both(left, right, together)
                    model.cost(together, penalty)

    # A track whose sessions are no range begins more than once.
    if weights["consecutive"]:
        for track in range(len(tracks)):
            begins = []
            for session in range(len(sessions)):
                here = z.get((track, session))
                if here is None:
                    continue
                before = z.get((track, session - 1))
                if before is None:
                    begins.append(here)
                else:
                    begin = model.bool()
                    cp.add_bool_or(~here, before, begin)
                    begins.append(begin)
            if len(begins) > 1:
                broken = model.bool()
                cp.add(total(begins) <= 1 + (len(begins) - 1) * broken)
                model.cost(broken, weights["consecutive"])

    # People at two places in one session.
    for (one, other), penalty in parted.items():
        torn = model.bool()
        model.cost(torn, penalty)
        for session in range(len(sessions)):
            if (one, session) not in x or (other, session) not in x:
                continue
            if track_of[one] != track_of[other]:
                model.both(x[one, session], x[other, session], torn)
            else:
                for number in range(len(u[track_of[one], session])):
                    here, there = in_bin[one, session, number], in_bin[other, session, number]
                    cp.add_bool_or(~here, ~x[other, session], there, torn)

    # Two at once, slot by slot.
    occupies = {}

    def occupied(at, session, slot):
        key = at, session, slot
        if key not in occupies:
            begins = range(max(0, slot - length[at] + 1), slot + 1)
            occupies[key] = model.is_sum(
                q[at, session, number, begin]
                for number in [None, *range(len(u.get((track_of[at], session), [])))]
                for begin in begins
                if (at, session, number, begin) in q
            )
        return occupies[key]

    for (one, other), penalty in by_slot.items():
        for session, slots in enumerate(sessions):
            for slot in range(slots):
                left, right = occupied(one, session, slot), occupied(other, session, slot)
                if left is not None and right is not None:
                    at_once = model.bool()
                    model.both(left, right, at_once)
                    model.cost(at_once, penalty)

    before, begin_at = {}, {}
    for track in ordered:
        add_order(model, instance, members[track], u, x, in_bin, q, before, begin_at)
    model.minimize()

    def solution(value):
        places = [None] * len(submissions)
        of_bin = {
            (track, session): list(rooms) if track in by_room else [r for r in rooms if value(y[track, session, r])]
            for track, session in z
        }
        free = collections.Counter()
        at_slot = []
        for (at, session, number, slot), begin in q.items():
            if value(begin) and number is None:
                at_slot.append((slot, at, session))
            elif value(begin):
                places[at] = [session, of_bin[track_of[at], session][number], slot]
        # Whoever has a slot but no bin gets the room that is free soonest: an unused one, while there is one.
        for slot, at, session in sorted(at_slot):
            room = min(of_bin[track_of[at], session], key=lambda room: free[session, room])
            places[at] = [session, room, slot]
            free[session, room] = slot + length[at]

        def sequence(at):
            """Before, at and after the one that has an order."""
            others = [other for other in members[track_of[at]] if (at, other) in before and order[other]]
            return 1 if not others or order[at] else 2 - 2 * value(before[at, others[0]])

        for (at, session, number), there in sorted(in_bin.items(), key=lambda item: sequence(item[0][0])):
            if value(there) and at in begin_at:
                places[at] = [session, of_bin[track_of[at], session][number], value(begin_at[at])]
            elif value(there) and places[at] is None:
                room = of_bin[track_of[at], session][number]
                places[at] = [session, room, free[session, room]]
                free[session, room] += length[at]
        # The others, the longest first, each to the emptiest room: so none stays empty.
        for (at, session), there in sorted(x.items(), key=lambda item: -length[item[0][0]]):
            if value(there) and places[at] is None:
                room = min(of_bin[track_of[at], session], key=lambda room: free[session, room])
                places[at] = [session, room, free[session, room]]
                free[session, room] += length[at]
        return {
            "format": "kurultai-bench/programme-tracks-solution/1",
            "instance": instance["name"],
            "assignment": places,
        }

    return model, solution


def packing(slots):
    """What says, for rooms of at most five slots, that submissions of these lengths fit into so many of them, besides the
    sum of the lengths: (most for each room, weight of a length). A room has half as many pairs of slots, a submission takes
    some of them away; and of those longer than half a room, each needs its own."""
    return [
        (slots // 2, lambda length: slots // 2 - (slots - length) // 2 if length > 1 else 0),
        (1, lambda length: int(2 * length > slots and length > 1)),
    ]


def add_order(model, instance, of_track, u, x, in_bin, q, before, begin_at):
    """Counts the submissions of a track that are elsewhere, by (session, room, slot), than they should be, and the slots that
    two with an order share in different rooms.

    `before` gets the booleans that say who of two is before whom. Where one submission has an order, that is enough, since a
    cell can be filled in any sequence. Where several have, `begin_at` gets the first slot of each submission of the track,
    unless slots are known one by one (q)."""
    cp, weight = model.cp, instance["weights"]["order"]
    order = {at: instance["submissions"][at]["order"] for at in of_track}
    length = {at: instance["submissions"][at]["slots"] for at in of_track}
    slots = [session["slots"] for session in instance["sessions"]]
    track = instance["submissions"][of_track[0]]["track"]
    sessions = [session for session in range(len(slots)) if (track, session) in u]
    until = {
        (at, session): model.is_sum(x[at, s] for s in sessions if s <= session and (at, s) in x)
        for at in of_track
        for session in sessions
    }
    with_order = [at for at in of_track if order[at]]
    begin = {}
    if len(with_order) > 1 or any(key[0] in order for key in q):
        longest = max(slots[session] for session in sessions)
        for at in of_track:
            begin[at] = cp.new_int_var(0, longest - length[at], "")
            for session in sessions:
                if (at, session) in x and slots[session] < longest:
                    cp.add(begin[at] <= slots[session] - length[at]).only_enforce_if(x[at, session])
    known = [(key, variable) for key, variable in q.items() if key[0] in order]
    if known:
        for at in of_track:
            here = [(variable, slot) for (other, _, _, slot), variable in known if other == at]
            cp.add(begin[at] == cp_model.LinearExpr.weighted_sum([v for v, _ in here], [slot for _, slot in here]))
    else:
        begin_at.update(begin)

    for pair in pairs_of(of_track):
        if not begin and not any(order[at] for at in pair):
            continue
        first = model.bool()
        before[pair], before[pair[::-1]] = first, ~first
        same_bin = model.bool()
        for one, other in (pair, pair[::-1]):
            is_before = before[one, other]
            for session in sessions:
                if (other, session) not in x:
                    continue
                there = until[one, session]
                cp.add_bool_or([~is_before, ~x[other, session]] + ([] if there is None else [there]))
                if (one, session) not in x:
                    continue
                for number in range(len(u[track, session])):
                    not_after = [in_bin[one, session, earlier] for earlier in range(number + 1)]
                    cp.add_bool_or([~is_before, ~in_bin[other, session, number], ~x[one, session]] + not_after)
            if begin:
                cp.add(begin[one] + length[one] <= begin[other]).only_enforce_if(is_before, same_bin)
        if begin:
            one, other = pair
            for session in sessions:
                if (one, session) in x and (other, session) in x:
                    for number in range(len(u[track, session])):
                        cp.add_bool_or(~in_bin[one, session, number], ~in_bin[other, session, number], same_bin)

    for one, other in pairs_of(with_order):
        # Side by side in one session, they share slots as far as both last.
        beside, shared = model.bool(), cp.new_int_var(0, min(length[one], length[other]), "")
        model.cost(shared, weight)
        for session in sessions:
            if (one, session) in x and (other, session) in x:
                for number in range(len(u[track, session])):
                    here, there = in_bin[one, session, number], in_bin[other, session, number]
                    cp.add_bool_or(~here, ~x[other, session], there, beside)
        ways = []
        for most in (
            begin[one] + length[one] - begin[other],
            begin[other] + length[other] - begin[one],
            min(length[one], length[other]),
        ):
            way = model.bool()
            cp.add(shared >= most).only_enforce_if(way)
            ways.append(way)
        cp.add_bool_or(ways + [~beside])

    for at in with_order:
        if order[at] > len(of_track):
            model.constant += weight
            continue
        wrong = model.bool()
        model.cost(wrong, weight)
        earlier = [before[other, at] for other in of_track if other != at]
        cp.add(cp_model.LinearExpr.sum(earlier) == order[at] - 1).only_enforce_if(~wrong)


def person_pairs(instance):
    """The presenter pairs and the attendee pairs."""
    submissions = instance["submissions"]
    presenters = [set(submission["presenters"]) for submission in submissions]
    attendees = [set(submission["attendees"]) for submission in submissions]
    chairs = [set(track["chairs"]) for track in instance["tracks"]]
    track = [submission["track"] for submission in submissions]

    def chairs_other(people, one, other):
        return track[one] != track[other] and bool(people[one] & chairs[track[other]])

    by_presenter, by_attendee = [], []
    for pair in pairs_of(range(len(submissions))):
        one, other = pair
        if presenters[one] & presenters[other] or chairs_other(presenters, one, other) or chairs_other(presenters, other, one):
            by_presenter.append(pair)
        if (
            attendees[one] & attendees[other]
            or attendees[one] & presenters[other]
            or presenters[one] & attendees[other]
            or chairs_other(attendees, one, other)
            or chairs_other(attendees, other, one)
        ):
            by_attendee.append(pair)
    return by_presenter, by_attendee


# --------------------------------------------------------------------------------------- family B: talks into slots


def build_talks(instance):
    model = Model()
    cp = model.cp
    weight = collections.defaultdict(int, instance["weights"])
    slots, rooms, talks = instance["slots"], instance["rooms"], instance["talks"]
    pause = instance["speaker_pause"]
    duration = [slot["end"] - slot["start"] for slot in slots]
    day = [slot["day"] for slot in slots]
    days = sorted(set(day))
    into = [talk.get("interpret_into", []) for talk in talks]

    def ends_before(one, other):
        return (slots[one]["day"], slots[one]["end"]) <= (slots[other]["day"], slots[other]["start"])

    def cliques(rest=0):
        """Slots of which no two can be taken together when `rest` minutes are needed between them."""
        found = set()
        for at in slots:
            found.add(
                tuple(
                    number
                    for number, slot in enumerate(slots)
                    if slot["day"] == at["day"] and slot["start"] <= at["start"] < slot["end"] + rest
                )
            )
        return [clique for clique in found if not any(set(clique) < set(other) for other in found)]

    at_once = cliques()
    # Stretches of time in which the same slots run: their minutes, and the slots.
    stretches = collections.Counter()
    for one_day in days:
        marks = sorted({time for slot in slots if slot["day"] == one_day for time in (slot["start"], slot["end"])})
        for start, end in zip(marks, marks[1:]):
            running = [
                number
                for number, slot in enumerate(slots)
                if slot["day"] == one_day and slot["start"] <= start and end <= slot["end"]
            ]
            if running:
                stretches[tuple(running)] += end - start

    # a: the talk is in the slot and the room. What cannot be has no variable.
    a = {}
    for at, talk in enumerate(talks):
        places = []
        for slot, room in itertools.product(range(len(slots)), range(len(rooms))):
            if allowed(instance, talk, slot, room, len(into[at])):
                a[at, slot, room] = model.bool()
                places.append(a[at, slot, room])
        cp.add_exactly_one(places) if places else cp.add_bool_or([])

    by_talk = [[] for _ in talks]
    for (at, slot, room), there in a.items():
        by_talk[at].append((slot, room, there))

    def groups(key):
        """For each talk: what its place has, and the boolean that says whether it has it."""
        result = []
        for places in by_talk:
            gathered = collections.defaultdict(list)
            for slot, room, there in places:
                gathered[key(slot, room)].append(there)
            result.append({value: model.is_sum(there) for value, there in gathered.items()})
        return result

    in_slot = groups(lambda slot, room: slot)
    in_room = groups(lambda slot, room: room)

    def group_slots(wanted):
        """For each talk a boolean for each set of slots: it is in one of them (None: it never is)."""
        return [
            [model.is_sum(in_slot[at][slot] for slot in one if slot in in_slot[at]) for one in wanted]
            for at in range(len(talks))
        ]

    # Rooms, speakers and mutex numbers.
    for room in range(len(rooms)):
        for clique in at_once:
            cp.add_at_most_one(a[at, slot, room] for at in range(len(talks)) for slot in clique if (at, slot, room) in a)
    speakers, mutexes = collections.defaultdict(list), collections.defaultdict(list)
    for at, talk in enumerate(talks):
        for speaker in talk["speakers"]:
            speakers[speaker].append(at)
        for mutex in talk["mutex"]:
            mutexes[mutex].append(at)
    for holders, overlapping in ((speakers, cliques(pause)), (mutexes, at_once)):
        for of_holder in holders.values():
            if len(of_holder) > 1:
                for clique in overlapping:
                    cp.add_at_most_one(in_slot[at][slot] for at in of_holder for slot in clique if slot in in_slot[at])

    for at, talk in enumerate(talks):
        for earlier in talk["after"]:
            for slot, here in in_slot[at].items():
                cp.add_bool_or([~here] + [there for other, there in in_slot[earlier].items() if ends_before(other, slot)])
    crowds = [at for at, talk in enumerate(talks) if talk["crowd"]]
    if len(crowds) > 2:
        for slot in range(len(slots)):
            cp.add(cp_model.LinearExpr.sum([in_slot[at][slot] for at in crowds if slot in in_slot[at]]) <= 2)

    # Interpreters: who works in which slot for which language of which talk.
    works = {}
    for at, languages in enumerate(into):
        for language in languages:
            able = [
                number
                for number, interpreter in enumerate(instance["interpreters"])
                if {language, talks[at]["language"]} <= set(interpreter["languages"])
            ]
            for slot, here in in_slot[at].items():
                team = []
                for number in able:
                    if slot not in instance["interpreters"][number]["unavailable"]:
                        works[number, at, language, slot] = one = model.bool()
                        team.append(one)
                cp.add_exactly_one(team + [~here])
    by_person = collections.defaultdict(list)
    for (number, at, language, slot), one in works.items():
        by_person[number].append((slot, one))
    for number, jobs in by_person.items():
        for clique in at_once:
            cp.add_at_most_one(one for slot, one in jobs if slot in clique)
        for one_day in days:
            today = [(duration[slot], one) for slot, one in jobs if day[slot] == one_day]
            most = instance["interpreters"][number]["max_minutes_per_day"]
            if today:
                minutes, variables = zip(*today)
                cp.add(cp_model.LinearExpr.weighted_sum(list(variables), list(minutes)) <= most)

    # Terms of one talk.
    for (at, slot, room), there in a.items():
        talk, tags, equipment = talks[at], slots[slot]["tags"], rooms[room]["tags"]
        lacks = sum(tag not in tags for tag in talk["preferred_slot_tags"])
        lacks += sum(tag not in equipment for tag in talk["preferred_room_tags"])
        has = sum(tag in tags for tag in talk["undesired_slot_tags"])
        has += sum(tag in equipment for tag in talk["undesired_room_tags"])
        cost = duration[slot] * (weight["preferred_tags"] * lacks + weight["undesired_tags"] * has)
        cost += weight["seats"] * max(0, talk.get("demand", 0) - rooms[room]["capacity"])
        model.cost(there, cost)

    # Terms of two talks.
    in_day = groups(lambda slot, room: day[slot])
    starting = group_slots(at_once)
    running = group_slots(list(stretches))
    capacities = sorted({room["capacity"] for room in rooms})[1:]
    at_least = [
        [model.is_sum(there for room, there in in_room[at].items() if rooms[room]["capacity"] >= least) for least in capacities]
        for at in range(len(talks))
    ]
    lengths = [{duration[slot] for slot in in_slot[at]} for at in range(len(talks))]
    dur = [
        cp_model.LinearExpr.weighted_sum(list(of.values()), [duration[slot] for slot in of]) if of else 0 for of in in_slot
    ]

    def cost_of_both(variable, one, other, coefficient):
        """Coefficient x (dur + dur), if the variable is true."""
        if len(lengths[one]) == 1 and len(lengths[other]) == 1:
            model.cost(variable, coefficient * (min(lengths[one]) + min(lengths[other])))
        elif lengths[one] and lengths[other]:
            most = max(lengths[one]) + max(lengths[other])
            minutes = cp.new_int_var(0, most, "")
            cp.add(minutes >= dur[one] + dur[other]).only_enforce_if(variable)
            model.cost(minutes, coefficient)

    # Two cuts: who shares a room and a day with how many, and who is in a slot beside how many.
    sharing, beside = collections.defaultdict(list), collections.defaultdict(list)
    missed = collections.Counter()
    for wanted in instance["attendees"]:
        missed.update(pairs_of(wanted))
    sets = {
        key: [set(talk[key]) for talk in talks] for key in ("themes", "sectors", "contents", "audiences")
    }
    for one, other in pairs_of(range(len(talks))):
        themes, sectors, contents, audiences = (len(of[one] & of[other]) for of in sets.values())
        levels = talks[one]["level"] != talks[other]["level"]
        languages = talks[one]["language"] != talks[other]["language"]

        overlap = weight["theme_conflict"] * themes + weight["sector_conflict"] * sectors
        overlap += weight["content_conflict"] * contents
        overlap += weight["audience_theme_conflict"] * themes * audiences
        if overlap:
            # Stretches that are the same for these two are taken together.
            minutes = collections.Counter()
            for number, stretch in enumerate(stretches):
                left, right = running[one][number], running[other][number]
                if left is not None and right is not None:
                    minutes[left.index, right.index] += stretches[stretch]
            for number in range(len(stretches)):
                left, right = running[one][number], running[other][number]
                if left is not None and right is not None and (left.index, right.index) in minutes:
                    together = model.bool()
                    model.both(left, right, together)
                    model.cost(together, overlap * minutes.pop((left.index, right.index)))

        if missed[one, other] and weight["attendee_conflict"]:
            torn = model.bool()
            model.cost(torn, weight["attendee_conflict"] * missed[one, other])
            for left, right in zip(starting[one], starting[other]):
                if left is not None and right is not None:
                    model.both(left, right, torn)

        apart, stable = weight["same_day"] * (themes + contents), weight["theme_room_stability"] * themes
        if apart or stable:
            same_day = model.bool()
            for one_day in days:
                left, right = in_day[one].get(one_day), in_day[other].get(one_day)
                if left is not None and right is not None:
                    model.both(left, right, same_day)
                    cp.add_bool_or(~same_day, ~left, right)
                elif left is not None:
                    cp.add_implication(left, ~same_day)
                elif right is not None:
                    cp.add_implication(right, ~same_day)
            if apart:
                other_day = model.bool()
                cp.add_bool_or(same_day, other_day)
                cost_of_both(other_day, one, other, apart)
            if stable:
                # On one day they share one of the rooms, or they do not; or they are on different days.
                moved, ways = model.bool(), []
                for room in in_room[one].keys() & in_room[other].keys():
                    shared = model.bool()
                    cp.add_implication(shared, in_room[one][room])
                    cp.add_implication(shared, in_room[other][room])
                    for at in (one, other):
                        sharing[at, room].append(shared)
                    ways.append(shared)
                cp.add_exactly_one(ways + [moved, ~same_day])
                cost_of_both(moved, one, other, stable)

        good = weight["audience_diversity"] * audiences
        good += weight["level_diversity"] * levels + weight["language_diversity"] * languages
        shared = [slot for slot in in_slot[one] if slot in in_slot[other]]
        if good and shared:
            if len({duration[slot] for slot in shared}) == 1:
                # One boolean for all slots: where one of them is, there is the other.
                same = model.bool()
                for at in (one, other):
                    beside[at].append(same)
                model.cost(same, -good * duration[shared[0]])
                for slot, here in in_slot[one].items():
                    there = in_slot[other].get(slot)
                    cp.add_bool_or([~same, ~here] + ([] if there is None else [there]))
            else:
                for slot in shared:
                    same = model.bool()
                    model.cost(same, -good * duration[slot])
                    cp.add_implication(same, in_slot[one][slot])
                    cp.add_implication(same, in_slot[other][slot])

        if levels and contents and weight["level_flow"]:
            easier, harder = (one, other) if talks[one]["level"] < talks[other]["level"] else (other, one)
            wrong = model.bool()
            for slot, here in in_slot[easier].items():
                for later, there in in_slot[harder].items():
                    if not ends_before(slot, later):
                        model.both(here, there, wrong)
            cost_of_both(wrong, one, other, weight["level_flow"] * contents)

        if weight["popular"] and talks[one]["favorites"] != talks[other]["favorites"]:
            less, more = (one, other) if talks[one]["favorites"] < talks[other]["favorites"] else (other, one)
            wrong = model.bool()
            for large, larger in zip(at_least[less], at_least[more]):
                if large is not None:
                    cp.add_bool_or([~large, wrong] + ([] if larger is None else [larger]))
            cost_of_both(wrong, one, other, weight["popular"])

    for (at, room), shared in sharing.items():
        most = max(one_after_another(instance, room, one_day) for one_day in days)
        if len(shared) > most - 1:
            cp.add(cp_model.LinearExpr.sum(shared) <= max(0, most - 1) * in_room[at][room])
    parallel = [
        sum(bool(set(room["types"]) & set(slot["types"])) and number not in room["unavailable"] for room in rooms)
        for number, slot in enumerate(slots)
    ]
    for at, same in beside.items():
        most = max(parallel[slot] for slot in in_slot[at])
        if len(same) > most - 1:
            cp.add(cp_model.LinearExpr.sum(same) <= most - 1)
    model.minimize()

    def solution(value):
        places = [None] * len(talks)
        for (at, slot, room), there in a.items():
            if value(there):
                places[at] = [slot, room]
        found = {
            "format": "kurultai-bench/programme-talks-solution/1",
            "instance": instance["name"],
            "assignment": places,
        }
        if any(into):
            found["interpreters"] = [{} for _ in talks]
            for (number, at, language, _), one in works.items():
                if value(one):
                    found["interpreters"][at][language] = number
        return found

    return model, solution


def one_after_another(instance, room, day):
    """The most talks that a room can have on a day."""
    types = set(instance["rooms"][room]["types"])
    usable = [slot for slot in instance["slots"] if slot["day"] == day and types & set(slot["types"])]
    count, free_from = 0, 0
    for slot in sorted(usable, key=lambda slot: slot["end"]):
        if slot["start"] >= free_from:
            count, free_from = count + 1, slot["end"]
    return count


def allowed(instance, talk, slot, room, booths):
    """Whether a talk can be in a slot and a room, as far as it alone says."""
    time, place = instance["slots"][slot], instance["rooms"][room]
    return (
        talk["type"] in time["types"]
        and talk["type"] in place["types"]
        and talk.get("pinned") in (None, [slot, room])
        and slot not in place["unavailable"]
        and not any(slot in instance["speakers"][speaker]["unavailable"] for speaker in talk["speakers"])
        and set(talk["required_slot_tags"]) <= set(time["tags"])
        and set(talk["required_room_tags"]) <= set(place["tags"])
        and not set(talk["prohibited_slot_tags"]) & set(time["tags"])
        and not set(talk["prohibited_room_tags"]) & set(place["tags"])
        and place["booths"] >= booths
    )


# ------------------------------------------------------------------------------------------------------ the command


class Trace(cp_model.CpSolverSolutionCallback):
    """When each better solution was found."""

    def __init__(self, began):
        super().__init__()
        self.began = began
        self.steps = []

    def on_solution_callback(self):
        self.steps.append([round(time.monotonic() - self.began, 3), round(self.objective_value)])


def solve(path, options):
    with open(path, encoding="utf-8") as file:
        instance = json.load(file)
    began = time.monotonic()
    build = build_tracks if instance["format"] == "kurultai-bench/programme-tracks/1" else build_talks
    model, solution = build(instance)
    print(f"{instance['name']}: model built in {time.monotonic() - began:.1f} s", file=sys.stderr)

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = options.seconds
    solver.parameters.num_workers = options.threads
    solver.parameters.random_seed = options.seed
    solver.parameters.log_search_progress = options.log
    solver.parameters.log_to_stdout = False
    if options.log:
        solver.log_callback = lambda line: print(line, file=sys.stderr)
    began = time.monotonic()
    trace = Trace(began)
    status = solver.solve(model.cp, trace)
    seconds = time.monotonic() - began

    line = {
        "instance": instance["name"],
        "objective": None,
        "bound": None,
        "optimal": status == cp_model.OPTIMAL,
        "seconds": round(seconds, 3),
        "first_seconds": trace.steps[0][0] if trace.steps else None,
        "trace": trace.steps,
    }
    if trace.steps:
        line["bound"] = max(model.floor(), math.ceil(solver.best_objective_bound - 1e-6))
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        line["objective"] = round(solver.objective_value)
        write(path, solution(solver.value), line, options)
    else:
        print(f"{instance['name']}: {solver.status_name(status)}", file=sys.stderr)
    print(json.dumps(line), flush=True)


def write(path, solution, line, options):
    """Writes the solution, and has it refereed."""
    folder = options.solutions
    if folder is None:
        return
    os.makedirs(folder, exist_ok=True)
    written = os.path.join(folder, f"{solution['instance']}.json")
    with open(written, "w", encoding="utf-8") as file:
        json.dump(solution, file)
    if options.check:
        answer = subprocess.run([options.check, "check", path, written], capture_output=True, text=True, check=False)
        sys.stderr.write(answer.stderr)
        refereed = json.loads(answer.stdout)["objective"] if answer.returncode == 0 else None
        if refereed is None or refereed > line["objective"] or (line["optimal"] and refereed != line["objective"]):
            sys.exit(f"{solution['instance']}: the referee does not agree with {line['objective']}: {answer.stdout}")
        # Before the optimum is proved, a variable that only costs may be true without need.
        if refereed < line["objective"]:
            line["objective"] = refereed
            line["trace"].append([line["trace"][-1][0], refereed])


def main():
    parser = argparse.ArgumentParser(description="Solves programme instances with OR-Tools CP-SAT.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--solutions", metavar="DIR", help="writes DIR/<instance>.json")
    parser.add_argument("--check", metavar="PROGRAM", help="the program whose `check` referees; needs --solutions")
    parser.add_argument("--log", action="store_true", help="the solver's own log, on stderr")
    options = parser.parse_args()
    if options.check and not options.solutions:
        parser.error("--check needs --solutions: the referee reads the file")
    for path in options.files:
        solve(path, options)


if __name__ == "__main__":
    main()
