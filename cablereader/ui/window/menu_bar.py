"""The menu bar of the window, put together from its commands.

A menu has at most twelve entries, in groups of what is used together; what only sets the look of
the page goes into menus of its own.
"""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from cablereader.ui.commands.actions import Actions

Items = list[QAction | QMenu | None]
"""Entries of a menu; None is a line between groups."""


def fill_menu_bar(window: QMainWindow, actions: Actions, recent: QMenu) -> None:
    """Give *window* its menus."""
    zoom = QMenu(window.tr("&Zoom"), window)
    zoom.addActions([actions.zoom_in, actions.zoom_out, actions.zoom_reset])
    themes = QMenu(window.tr("&Theme"), window)
    themes.addActions(actions.themes.actions())
    menus: list[tuple[str, Items]] = [
        (window.tr("&File"), _file(actions, recent)),
        (window.tr("&Edit"), _edit(actions)),
        (window.tr("&View"), _view(actions, zoom, themes)),
        (window.tr("&Go"), _go(actions)),
        (window.tr("&Library"), _library(actions)),
        (window.tr("&Tools"), [actions.xray, actions.glossary, None, actions.palette]),
        (window.tr("&Help"), _help(actions)),
    ]
    for title, items in menus:
        _fill(window.menuBar().addMenu(title), items)


def _file(actions: Actions, recent: QMenu) -> Items:
    return [
        *(actions.open_files, actions.open_folder, recent, actions.open_samples),
        None,
        *(actions.new_tab, actions.reopen_tab),
        None,
        *(actions.reload, actions.close),
        None,
        actions.quit,
    ]


def _edit(actions: Actions) -> Items:
    return [
        *(actions.copy, actions.copy_cited, actions.copy_all, actions.paste, actions.select_all),
        None,
        *(actions.find, actions.find_next, actions.find_previous),
    ]


def _view(actions: Actions, zoom: QMenu, themes: QMenu) -> Items:
    return [
        *(actions.show_tree, actions.show_header, actions.show_outline),
        *(actions.show_cited_by, actions.show_report),
        None,
        *(actions.show_source, actions.split),
        None,
        *(zoom, actions.reading_page, themes),
    ]


def _go(actions: Actions) -> Items:
    return [
        *(actions.back, actions.forward, actions.go_to),
        None,
        *(actions.next_cable, actions.previous_cable),
        None,
        *(actions.next_tab, actions.previous_tab),
        None,
        *(actions.show_folders, actions.show_library, actions.filter_tree),
        None,
        *(actions.next_pane, actions.previous_pane),
    ]


def _library(actions: Actions) -> Items:
    return [
        *(actions.search_library, actions.show_facets, actions.other_names),
        None,
        *(actions.add_to_library, actions.add_files_to_library, actions.add_open_folders),
        None,
        *(actions.update_library, actions.stop_filling),
        None,
        actions.library_sources,
    ]


def _help(actions: Actions) -> Items:
    return [
        *(actions.handbook, actions.what_is_this),
        None,
        actions.shortcuts,
        None,
        actions.about,
    ]


def _fill(menu: QMenu, items: Items) -> None:
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, QMenu):
            menu.addMenu(item)
        else:
            menu.addAction(item)
