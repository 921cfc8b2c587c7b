"""The library: an index of a reader's cables, found while they type.

It is a cache. Cables stay in their files; the library can be deleted and made again.

Filling it (in a thread of its own; worker processes do the reading)::

    library = Library()                       # the default place, or Library(path)
    library.add(Path("cables"), Path("cables.csv"))
    scan = library.scan(jobs=2, apart=True, watch=show)   # show(Progress), ten times a second at most
    scan.run()                                # scan.cancel() from another thread
    library.sources(); library.remove(source); library.troubles(); library.info()
    if not library.changes([folder]).is_nothing:          # a watched folder has changed
        library.scan(apart=True).run(within=[folder])

Searching it (one Searcher for each thread; ``cancel()`` from any)::

    searcher = library.searcher()             # raises LibraryError if there is no library yet
    query = searcher.query("kosovo year:2007..2008", typing=True)
    query.words(), query.notes                # as it was understood, and what was not
    searcher.query("gof from:kiev", expand=other_names)   # other names too; see the handbook
    ids = searcher.ids(query, Order.NEWEST, limit=200)    # array('q'); without limit all of them
    total = searcher.count(query)
    rows = searcher.rows(ids[:50])            # Row: mrn, subject, created, level, post, path, ordinal
    passages = searcher.snippets(query, ids[:50])         # text with hits in it
    Highlighter(query.tree).hits(cable.text)  # [(start, end)] in the opened cable
    searcher.completions("from:li", 7)

    # Each keystroke: cancel what runs, then ask again; the old question raises SearchCancelled.
    searcher.cancel()

What is found, counted, filtered and grouped (all with the searcher of the same thread)::

    facet_counts(searcher, query, Facet.POST, limit=12)   # [FacetCount(value, label, count)]
    facet_choices(searcher, query, filters, Facet.POST)   # with those that the filters exclude
    timeline(searcher, query)                             # [MonthCount(month, level, count)]
    filtered(query, [Filter(Facet.LEVEL, "SECRET"), Filter(Facet.TAGS, "PREL", excluded=True)])
    tree = Tree(searcher, Grouping.POST, query)           # or without a query: all cables
    for group in tree.groups(): tree.groups(group), tree.cables(group)

References::

    references(searcher, id); cited_by(searcher, id); thread(searcher, id); versions(searcher, id)
    not_held(searcher); citing_number(searcher, "07STATE37835")
    numbered(searcher, mrn); numbered_near(searcher, mrn, 6); numbered_from(searcher, "07LIM", 12)

An id is a number that grows with the date of the cable; it stays the same as long as the file keeps
its content. ``searcher.find(path, ordinal)`` gives the id of an opened cable, ``searcher.revision()``
changes when the library has. Everything raises :class:`LibraryError` with words for the reader.
"""

from cablereader.library.changes import Changes
from cablereader.library.damage import DamagedLibraryError, LibraryError, NewerLibraryError
from cablereader.library.facets import (
    Facet,
    FacetCount,
    Filter,
    MonthCount,
    facet_choices,
    facet_counts,
    filtered,
    timeline,
)
from cablereader.library.forgetting import Removal
from cablereader.library.graph import (
    CitedCable,
    ThreadItem,
    Version,
    cited_by,
    citing_number,
    not_held,
    references,
    thread,
    versions,
)
from cablereader.library.grouping import Group, Grouping, Tree
from cablereader.library.library import Info, Library, Trouble
from cablereader.library.likeness import Likeness
from cablereader.library.numbers import numbered, numbered_from, numbered_near
from cablereader.library.opening import default_library
from cablereader.library.orders import Order
from cablereader.library.progress import Phase, Progress, Watched
from cablereader.library.query import (
    Completion,
    Expand,
    Highlighter,
    Query,
    completions,
    parse_query,
)
from cablereader.library.rows import Row
from cablereader.library.scanner import Scan
from cablereader.library.search import SearchCancelled, Searcher
from cablereader.library.snippets import Snippet
from cablereader.library.sources import Source

__all__ = [
    "Changes",
    "CitedCable",
    "Completion",
    "DamagedLibraryError",
    "Expand",
    "Facet",
    "FacetCount",
    "Filter",
    "Group",
    "Grouping",
    "Highlighter",
    "Info",
    "Library",
    "LibraryError",
    "Likeness",
    "MonthCount",
    "NewerLibraryError",
    "Order",
    "Phase",
    "Progress",
    "Query",
    "Removal",
    "Row",
    "Scan",
    "SearchCancelled",
    "Searcher",
    "Snippet",
    "Source",
    "ThreadItem",
    "Tree",
    "Trouble",
    "Version",
    "Watched",
    "cited_by",
    "citing_number",
    "completions",
    "default_library",
    "facet_choices",
    "facet_counts",
    "filtered",
    "not_held",
    "numbered",
    "numbered_from",
    "numbered_near",
    "parse_query",
    "references",
    "thread",
    "timeline",
    "versions",
]
