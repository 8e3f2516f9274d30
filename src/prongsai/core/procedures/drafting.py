"""A procedure that an office copies and changes, as plain data; it may be faulty on the way.

Nothing here is drawn as a graph: what happens to a case comes as a whole, from a sound pattern.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

Text = dict[str, Any]
"""What a procedure file says, by its fields."""

FLOW = (
    "states", "outcomes", "moves", "clocks", "counted", "routing", "documents", "tells",
    "asks_back", "waits", "stories", "charge", "grants", "published", "rows", "yearly",
)  # fmt: skip
"""What a pattern brings along: everything that happens to a case."""
OWN = "own-"
"""Begins the key of every procedure that an office made, so that none shipped later has it."""
LONGEST_KEY = 50


def copied(source: Text, key: str, title: Mapping[str, str]) -> Text:
    """The same under another name."""
    return {**deepcopy(source), "key": key, "title": dict(title)}


def own_key(base: str, taken: Collection[str]) -> str:
    """A key that no procedure of the office has yet."""
    stem = (base if base.startswith(OWN) else f"{OWN}{base}")[:LONGEST_KEY].rstrip("-_")
    number = 1
    key = stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def patched(draft: Text, values: Mapping[str, Any]) -> Text:
    """With these values at these paths; none takes out what stood there."""
    found = deepcopy(draft)
    for path, value in values.items():
        *above, last = path.split("/")
        place = found
        for step in above:
            place = place.setdefault(step, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return fitted(found)


def at(draft: Text, path: str) -> Any:
    """What stands at a path; nothing where there is none."""
    found: Any = draft
    for step in path.split("/"):
        found = found.get(step) if isinstance(found, dict) else None
    return found


# --- Fields of the form --------------------------------------------------------------------------


def asked(draft: Text) -> list[str]:
    """Fields of the form with which a case is brought, in their order."""
    return [key for key, field in draft["fields"].items() if not field.get("later")]


def is_used(draft: Text, key: str) -> bool:
    """Whether a step or a clock needs a field, so that it cannot go."""
    moves, clocks = draft["moves"].values(), draft["clocks"].values()
    named = [name for move in moves for name in (*move.get("needs", ()), *move.get("takes", ()))]
    named += [move.get("each") for move in moves]
    named += [clock.get(name) for clock in clocks for name in ("until", "counts_from")]
    return key in named


def without_field(draft: Text, key: str) -> Text:
    """Without a field that nothing needs."""
    return patched(draft, {f"fields/{key}": None})


def shifted(draft: Text, key: str, by: int) -> Text:
    """A field of the form further up or down; those that only steps ask for stay behind."""
    order = asked(draft)
    place = order.index(key)
    order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
    fields = draft["fields"]
    later = [each for each in fields if each not in order]
    return {**draft, "fields": {each: fields[each] for each in (*order, *later)}}


# --- Lists ---------------------------------------------------------------------------------------


def listed(draft: Text, path: str, rows: Iterable[tuple[str, Text]]) -> Text:
    """A list said anew, by key; what its form does not show of an entry stays."""
    before: Mapping[str, Text] = at(draft, path) or {}
    now = {key: {**before.get(key, {}), **row} for key, row in rows}
    kept = {
        key: {name: said for name, said in row.items() if said is not None}
        for key, row in now.items()
    }
    return patched(draft, {path: kept})


# --- What happens to a case ----------------------------------------------------------------------


def rewoven(draft: Text, pattern: Text) -> Text:
    """What is asked stays; what happens then is the pattern's."""
    found, model = deepcopy(draft), deepcopy(pattern)
    for name in FLOW:
        found.pop(name, None)
        if name in model:
            found[name] = model[name]
    found["fields"] = _fields(found["fields"], model["fields"])
    found["parties"] = _parties(found["parties"], model["parties"])
    for name in ("terms", "sources"):
        found[name] = {**model[name], **found[name]}
    found["manual"]["steps"] = model["manual"]["steps"]
    found["register"] = _register(found["register"], model["register"])
    return fitted(found)


def _register(own: Text, model: Text) -> Text:
    """Its own title and columns, and those that the pattern fills; no table of other steps."""
    columns = dict.fromkeys([*own.get("columns", ()), *model.get("columns", ())])
    kept = {name: said for name, said in own.items() if name not in ("table", "sums")}
    return {**kept, "columns": list(columns)}


def _fields(own: Mapping[str, Text], model: Mapping[str, Text]) -> dict[str, Text]:
    """What is asked of whoever brings it is the office's, what steps ask for the pattern's."""
    kept = {key: field for key, field in own.items() if not field.get("later")}
    return {**kept, **{key: each for key, each in model.items()
                       if each.get("later") and key not in kept}}  # fmt: skip


def _parties(own: Mapping[str, Text], model: Mapping[str, Text]) -> dict[str, Text]:
    """Those whom the pattern's steps name, called as the office calls them."""
    first = next(iter(own.values()))
    key, usual = next(iter(model.items()))
    found = {**usual, "name": first["name"]}
    if first.get("anonymous"):
        found["anonymous"] = True
    return {**model, key: found}


def timed(draft: Text, clock: str, values: Mapping[str, Any]) -> Text:
    """A clock with other days; what stories told of it is told no more, as it was of the others."""
    now = draft["clocks"][clock]
    changed = {name: value for name, value in values.items() if now.get(name) != value}
    if not changed:
        return draft
    found = patched(draft, {f"clocks/{clock}/{name}": value for name, value in changed.items()})
    for story in found.get("stories", {}).values():
        for expected in story.get("expect", ()):
            expected.get("clocks", {}).pop(clock, None)
    return found


# --- What names something that is gone -----------------------------------------------------------


def fitted(draft: Text) -> Text:
    """The register and the stories without what is there no longer."""
    fields = draft["fields"]
    register = draft["register"]
    if "columns" in register:
        register["columns"] = [each for each in register["columns"] if each in fields]
    _fit_names(draft)
    table: dict[str, Text] = register.get("table", {})
    for key in [key for key, each in table.items() if _is_gone(each.get("shows", ""), fields)]:
        del table[key]
    for story in draft.get("stories", {}).values():
        _fit_bringing(draft, story["brought"])
        for step in (story["brought"], *story.get("then", ())):
            if "values" in step:
                step["values"] = _still(fields, step["values"])
    return draft


def _fit_names(draft: Text) -> None:
    """What subjects, fields and charges name besides."""
    for subject in draft["categories"].values():
        if "parties" in subject:
            subject["parties"] = [each for each in subject["parties"] if each in draft["parties"]]
    for field in draft["fields"].values():
        if field.get("compares", "") not in ("", *draft["fields"]):
            del field["compares"]
    amounts = draft.get("charge", {}).get("amounts", {})
    for key in [each for each in amounts if each not in draft["categories"]]:
        del amounts[key]


def _is_gone(shows: str, fields: Collection[str]) -> bool:
    what, _, name = shows.partition(":")
    return what == "field" and name not in fields


def _fit_bringing(draft: Text, brought: Text) -> None:
    parties = draft["parties"]
    known: Sequence[tuple[str, Collection[str]]] = (
        ("category", draft["categories"]), ("by", parties), ("channel", draft["channels"]),
    )  # fmt: skip
    for name, choices in known:
        if brought.get(name, "") not in ("", *choices):
            del brought[name]
    if "channel" not in brought and "web" not in draft["channels"] and draft["channels"]:
        brought["channel"] = draft["channels"][0]
    if not any(each.get("anonymous") for each in parties.values()):
        brought.pop("anonymous", None)


def _still(fields: Mapping[str, Text], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of fields that are there, and of choices those that can still be chosen."""
    return {
        key: value
        for key, value in values.items()
        if key in fields
        and (not isinstance(value, str) or value in fields[key].get("choices", [value]))
    }
