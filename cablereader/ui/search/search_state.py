"""What is searched, how it is narrowed and ordered, and the way back through the filters. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from cablereader.library import Facet, Filter, Order

_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class SearchState:
    """A search. *selected* is the id of the result that was chosen last."""

    text: str = ""
    filters: tuple[Filter, ...] = ()
    order: Order = Order.NEWEST
    selected: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is searched."""
        return not self.text.strip() and not self.filters


NO_SEARCH = SearchState()


class FilterTrail:
    """The filters in use, and those before and after them."""

    def __init__(self, filters: Iterable[Filter] = ()) -> None:
        self._steps: list[tuple[Filter, ...]] = [tuple(filters)]
        self._at = 0

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters in use, in the order in which they were added."""
        return self._steps[self._at]

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._steps)

    def use(self, filters: Iterable[Filter]) -> bool:
        """Use *filters* from now on; return whether that is a change."""
        wanted = tuple(dict.fromkeys(filters))
        if wanted == self.filters:
            return False
        self._steps[self._at + 1 :] = [wanted]
        del self._steps[:-_MOST_STEPS]
        self._at = len(self._steps) - 1
        return True

    def undo(self) -> bool:
        """Use the filters before; return whether there are any."""
        if not self.can_undo:
            return False
        self._at -= 1
        return True

    def redo(self) -> bool:
        """Use the filters that :meth:`undo` left; return whether there are any."""
        if not self.can_redo:
            return False
        self._at += 1
        return True


def toggled(filters: Iterable[Filter], wanted: Filter) -> tuple[Filter, ...]:
    """Return *filters* with *wanted*, or without it if it is among them.

    A value is included or excluded, not both; of the stretches of time there is one at most.
    """
    present = tuple(filters)
    others = tuple(
        item
        for item in present
        if (item.facet, item.value) != (wanted.facet, wanted.value)
        and not (wanted.facet is item.facet is Facet.MONTH and not wanted.excluded)
    )
    return others if wanted in present else (*others, wanted)


def included(filters: Iterable[Filter], facet: Facet) -> list[str]:
    """Return the values of *facet* that are asked for."""
    return [item.value for item in filters if item.facet is facet and not item.excluded]


def without_included(filters: Iterable[Filter], facet: Facet) -> list[Filter]:
    """Return *filters* without the values of *facet* that are asked for.

    Counted so, a facet goes on to show what else could be chosen in it.
    """
    return [item for item in filters if item.facet is not facet or item.excluded]


def state_data(state: SearchState) -> dict[str, Any]:
    """Return *state* as plain data to be written down."""
    return {
        "text": state.text,
        "filters": [[item.facet.value, item.value, item.excluded] for item in state.filters],
        "order": state.order.value,
        "selected": state.selected,
    }


def read_state(data: object) -> SearchState:
    """Return the search in *data*; what cannot be read of it counts as absent."""
    if not isinstance(data, dict):
        return SearchState()
    text, filters, selected = data.get("text"), data.get("filters"), data.get("selected")
    state = SearchState(
        text=text if isinstance(text, str) else "",
        filters=tuple(
            Filter(Facet(item[0]), item[1], item[2])
            for item in (filters if isinstance(filters, list) else ())
            if _is_filter(item)
        ),
        selected=selected if type(selected) is int else None,
    )
    order = data.get("order")
    return replace(state, order=Order(order)) if order in list(Order) else state


def _is_filter(item: object) -> bool:
    return (
        isinstance(item, list)
        and len(item) == 3
        and item[0] in list(Facet)
        and isinstance(item[1], str)
        and isinstance(item[2], bool)
        and (item[0] != Facet.MONTH or _is_stretch(item[1]))
    )


def _is_stretch(value: str) -> bool:
    first, _, last = value.partition("..")
    return all(
        len(month) == 7 and month[:4].isdigit() and month[4] == "-" and month[5:].isdigit()
        for month in (first, last or first)
    )
