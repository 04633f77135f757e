"""The table of bench/programme: SECONDS REFERENCE OURS CP_SAT FILE..., where the middle two are files of JSON lines."""

import json
import os
import statistics
import sys

# When ours is looked at for the first time.
EARLY = 10


def lines(path):
    with open(path, encoding="utf-8") as file:
        return {line["instance"]: line for line in map(json.loads, file)}


def size(instance):
    if "tracks" in instance:
        return (
            f"{len(instance['submissions'])} submissions, {len(instance['tracks'])} tracks, "
            f"{len(instance['sessions'])} sessions, {len(instance['rooms'])} rooms"
        )
    words = f"{len(instance['talks'])} talks, {len(instance['slots'])} slots, {len(instance['rooms'])} rooms"
    if instance["attendees"]:
        words += f", {len(instance['attendees'])} attendees"
    return words


def at(line, seconds):
    """The best objective at that time."""
    found = [objective for when, objective in line["trace"] if when <= seconds] if line else []
    return found[-1] if found else None


def reached(line, objective):
    """When a solution as good as that was there."""
    return next((when for when, found in line["trace"] if found <= objective), None) if line else None


def number(value):
    return "–" if value is None else f"{value:,}".replace(",", " ").replace("-", "−")


def no_worse(ours, other):
    return ours is not None and (other is None or ours <= other)


def ended(line):
    """Objective, bound, whether it is proved, and when the last improvement came."""
    if not line:
        return "–", "–", "", "–"
    last = line["trace"][-1][0] if line["trace"] else None
    return (
        number(line["objective"]),
        number(line["bound"]),
        f"{line['seconds']:.1f} s" if line["optimal"] else "",
        "–" if last is None else f"{last:.1f} s",
    )


def best_known(known):
    values = [known[key] for key in ("opt", "ub", "published") if known.get(key) is not None]
    if not values:
        return None, "–"
    proved = "opt" in known or known.get("model_optimal")
    return min(values), number(min(values)) + (" (proved)" if proved else "")


def main():
    seconds, reference, ours, other, *files = sys.argv[1:]
    seconds = float(seconds)
    references = {}
    if os.path.exists(reference):
        with open(reference, encoding="utf-8") as file:
            references = json.load(file)
    ours, other = lines(ours), lines(other)
    early = min(EARLY, seconds)

    print(
        f"| instance | size | best known | CP-SAT, {seconds:g} s | bound | proved after | last improvement |"
        f" ours, {early:g} s | ours, {seconds:g} s | bound | proved after | last improvement |"
    )
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = []
    for path in files:
        with open(path, encoding="utf-8") as file:
            instance = json.load(file)
        name = instance["name"]
        mine, theirs = ours.get(name), other.get(name)
        best, best_words = best_known(references.get(name, {}))
        objective, bound, proved, last = ended(theirs)
        my_objective, my_bound, my_proved, my_last = ended(mine)
        soon = at(mine, early)
        cells = [name, size(instance), best_words, objective, bound, proved, last]
        cells += [number(soon), my_objective, my_bound, my_proved, my_last]
        print("| " + " | ".join(cells) + " |")
        rows.append((mine, theirs, best, soon))

    total = len(rows)
    value = lambda line: line["objective"] if line else None
    good = sum(no_worse(value(mine), value(theirs)) for mine, theirs, _, _ in rows)
    known = [(mine, best) for mine, _, best, _ in rows if best is not None]
    as_known = sum(no_worse(value(mine), best) for mine, best in known)
    theirs_proved = [(mine, theirs) for mine, theirs, _, _ in rows if theirs and theirs["optimal"]]
    both_proved = sum(bool(mine and mine["optimal"]) for mine, _ in theirs_proved)
    beaten = sum(soon is not None and (value(theirs) is None or soon < value(theirs)) for _, theirs, _, soon in rows)
    as_soon = sum(no_worse(soon, value(theirs)) for _, theirs, _, soon in rows)
    # How many times longer CP-SAT took to its last solution than ours to one as good (at least a millisecond each); 0 where
    # ours never gets there.
    ratios = []
    for mine, theirs, _, _ in rows:
        if theirs and theirs["objective"] is not None:
            when = reached(mine, theirs["objective"])
            ratios.append(0 if when is None else max(theirs["trace"][-1][0], 0.001) / max(when, 0.001))
    print()
    print(f"- At least as good as CP-SAT after {seconds:g} s: {good} of {total}.")
    print(f"- At least as good as the best known: {as_known} of {len(known)}.")
    print(f"- Proved where CP-SAT proves it: {both_proved} of {len(theirs_proved)}.")
    speed = f"{statistics.median(ratios):.1f}" if ratios else "–"
    print(
        f"- How many times sooner than CP-SAT's last solution ours has one as good (0 where it never has): {speed} in the"
        f" median of {len(ratios)}."
    )
    print(f"- After {early:g} s better than CP-SAT after {seconds:g} s: {beaten} of {total}; at least as good: {as_soon}.")


if __name__ == "__main__":
    main()
