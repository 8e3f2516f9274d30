"""Every address of the web application, and what to put into the gaps of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver


def addresses() -> dict[str, tuple[str, ...]]:
    """Each address by name, with the names of its gaps."""
    return dict(_below(get_resolver(), "", ()))


def _below(
    resolver: URLResolver, inside: str, gaps: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in resolver.url_patterns:
        here = (*gaps, *getattr(each.pattern, "converters", {}))
        if isinstance(each, URLPattern):
            yield f"{inside}{each.name}", here
        else:
            room = f"{inside}{each.namespace}:" if each.namespace else inside
            yield from _below(each, room, here)


def filled(gaps: tuple[str, ...], objects: Mapping[str, object]) -> dict[str, object]:
    """A gap of a new kind is told about in `objects`."""
    return {gap: objects[gap] for gap in gaps}
