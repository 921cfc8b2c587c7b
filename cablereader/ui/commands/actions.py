"""Every command of the window, each made once: menus, tool bar and buttons share them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from cablereader.ui.commands.action_set import ActionSet
from cablereader.ui.look.theme import NAMES, SYSTEM, Theme, load_theme

Key = QKeySequence.StandardKey


class Actions(ActionSet):
    """The commands by name. What they do is connected by the window."""

    theme_chosen = Signal(str)
    """The reader chose a theme in the menu; carries its name, or "system"."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._make_file()
        self._make_edit()
        self._make_view()
        self._make_go()
        self._make_library()
        self._make_tools()
        self._make_help()

    def _make_file(self) -> None:
        self.open_files = self._action(
            self.tr("&Open File…"),
            self.tr("Open one or several files that hold cables"),
            Key.Open,
            "open-file",
        )
        self.open_folder = self._action(
            self.tr("Open Fol&der…"),
            self.tr("Show a folder of cables in the list"),
            "Ctrl+Shift+O",
            "open-folder",
        )
        self.open_samples = self._action(
            self.tr("Read the &Samples"),
            self.tr("Open the sample cables, beginning with the one on how to read a cable"),
            None,
            "samples",
        )
        self.reload = self._action(
            self.tr("&Reload"), self.tr("Read the shown file again"), Key.Refresh, "reload"
        )
        self.new_tab = self._action(
            self.tr("New &Tab"), self.tr("Open an empty tab beside this one"), Key.AddTab
        )
        self.close = self._action(
            self.tr("&Close Cable"), self.tr("Close this tab and its cable"), Key.Close, "close"
        )
        self.reopen_tab = self._action(
            self.tr("Reopen C&losed Tab"),
            self.tr("Open the tab again that was closed last"),
            "Ctrl+Shift+T",
        )
        self.quit = self._action(self.tr("&Quit"), self.tr("Close Cable Reader"), Key.Quit)

    def _make_edit(self) -> None:
        self.copy = self._action(
            self.tr("&Copy"), self.tr("Copy what is selected"), Key.Copy, "copy"
        )
        self.copy_cited = self._action(
            self.tr("Copy with C&itation"),
            self.tr("Copy what is selected, with the number of the cable and the paragraph"),
            "Ctrl+Alt+C",
        )
        self.copy_all = self._action(
            self.tr("Copy &Whole Text"),
            self.tr("Copy the text of the cable exactly as it is in the file"),
            "Ctrl+Shift+C",
        )
        self.paste = self._action(
            self.tr("&Paste Cable Text"),
            self.tr("Read the text or the files on the clipboard"),
            Key.Paste,
            "paste",
        )
        self.select_all = self._action(
            self.tr("Select &All"), self.tr("Select the whole text"), Key.SelectAll
        )
        self.find = self._action(
            self.tr("&Find in Cable…"), self.tr("Find words in this cable"), Key.Find, "find"
        )
        self.find_next = self._action(self.tr("Find &Next"), self.tr("Go to the next match"), "F3")
        self.find_previous = self._action(
            self.tr("Find Pre&vious"), self.tr("Go to the previous match"), "Shift+F3"
        )

    def _make_view(self) -> None:
        self.show_tree = self._toggle(
            self.tr("Show &List of Cables"),
            self.tr("Show or hide the list of opened files and folders"),
            "F9",
            "tree",
        )
        self.show_header = self._toggle(
            self.tr("Show &Header"),
            self.tr("Show or hide the facts above the text"),
            "F7",
            "header",
        )
        self.show_outline = self._toggle(
            self.tr("Show &Outline"),
            self.tr("Show or hide the list of paragraphs and headings beside the text"),
            "F4",
            "outline",
        )
        self.show_cited_by = self._toggle(
            self.tr("Show &Cited By"),
            self.tr("Show or hide which of your cables cite this one"),
            "Ctrl+Shift+B",
            "cited-by",
        )
        self.show_report = self._toggle(
            self.tr("Show &Parse Report"),
            self.tr("Show or hide what was repaired, inferred or not understood"),
            "F8",
            "report",
        )
        self.show_source = self._toggle(
            self.tr("As &Written"),
            self.tr("Show the exact text of the message, or set it for reading"),
            "F2",
            "source",
        )
        self.show_source.setShortcuts([QKeySequence("F2"), QKeySequence("Ctrl+U")])
        self.split = self._toggle(
            self.tr("&Side by Side"),
            self.tr("Show two cables beside each other, or one again"),
            "Ctrl+\\",
            "split",
        )
        self.zoom_in = self._action(
            self.tr("Zoom &In"), self.tr("Make the text larger"), Key.ZoomIn, "zoom-in"
        )
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.zoom_out = self._action(
            self.tr("Zoom &Out"), self.tr("Make the text smaller"), Key.ZoomOut, "zoom-out"
        )
        self.zoom_reset = self._action(
            self.tr("&Normal Size"), self.tr("Show the text in its normal size"), "Ctrl+0"
        )
        self.reading_page = self._action(
            self.tr("&Reading Page…"),
            self.tr("Choose typeface, size, line spacing and width of the reading page"),
            None,
        )
        self._make_themes()

    def _make_themes(self) -> None:
        self.themes = QActionGroup(self)
        titles = {name: f"&{load_theme(name).title}" for name in NAMES}
        for name, title in {SYSTEM: self.tr("&Follow System"), **titles}.items():
            action = QAction(title, self.themes)
            action.setCheckable(True)
            action.setData(name)
        self.themes.triggered.connect(self._on_theme_triggered)

    def _make_go(self) -> None:
        self.back = self._action(
            self.tr("&Back"), self.tr("Go back to the cable before"), "Alt+Left", "back"
        )
        self.forward = self._action(
            self.tr("&Forward"), self.tr("Go forward again"), "Alt+Right", "forward"
        )
        self.go_to = self._action(
            self.tr("&Go to Cable…"), self.tr("Go to a cable by its number"), "Ctrl+G"
        )
        self.next_cable = self._action(
            self.tr("&Next Cable"), self.tr("Show the next cable of the list"), "Alt+Down", "next"
        )
        self.previous_cable = self._action(
            self.tr("&Previous Cable"),
            self.tr("Show the cable before in the list"),
            "Alt+Up",
            "previous",
        )
        self.next_tab = self._action(
            self.tr("Next &Tab"),
            self.tr("Go to the tab at the right, then to those of the other side"),
            "Ctrl+Tab",
        )
        self.previous_tab = self._action(
            self.tr("Pre&vious Tab"),
            self.tr("Go to the tab at the left, then to those of the other side"),
            "Ctrl+Shift+Tab",
        )
        self.show_folders = self._action(
            self.tr("List of F&olders"), self.tr("Go to the opened files and folders"), "Alt+1"
        )
        self.show_library = self._action(
            self.tr("&Library"), self.tr("Go to your library"), "Alt+2"
        )
        self.filter_tree = self._action(
            self.tr("Filter the L&ist"),
            self.tr("Type a part of a number or subject"),
            "Ctrl+L",
        )
        self.next_pane = self._action(
            self.tr("Next P&ane"), self.tr("Go to list, header, text and report in turn"), "F6"
        )
        self.previous_pane = self._action(
            self.tr("Previous Pan&e"), self.tr("Go to the pane before"), "Shift+F6"
        )

    def _make_library(self) -> None:
        self.search_library = self._action(
            self.tr("&Search the Library"),
            self.tr("Find words in all cables of your library"),
            "Ctrl+K",
        )
        self.search_library.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("Ctrl+Shift+F")])
        self.show_facets = self._action(
            self.tr("&Narrow the Search"),
            self.tr("Narrow the search by post, year, level and more"),
            "Ctrl+Shift+K",
        )
        self.other_names = self._toggle(
            self.tr("Search Other Na&mes Too"),
            self.tr("Find GOF as Government of France too, Kiev as Kyiv, and the other way round"),
            "Ctrl+Shift+E",
            "other-names",
        )
        self.add_to_library = self._action(
            self.tr("Add Folder to Lib&rary…"),
            self.tr("Find words in all cables of a folder, now and whenever you read"),
            None,
        )
        self.add_files_to_library = self._action(
            self.tr("Add F&iles to Library…"),
            self.tr("Add archives (zip) and tables (cables.csv) to the library"),
            None,
        )
        self.add_open_folders = self._action(
            self.tr("Add the &Open Folders to Library"),
            self.tr("Add every folder in the list to the library"),
            None,
        )
        self.update_library = self._action(
            self.tr("&Update Library Now"),
            self.tr("Read what is new or has changed in the folders of the library"),
            "Ctrl+F5",
        )
        self.stop_filling = self._action(
            self.tr("S&top Updating Library"),
            self.tr("Stop reading into the library; what was read is kept"),
            "Shift+F5",
        )
        self.library_sources = self._action(
            self.tr("Library Sources and &Problems…"),
            self.tr("See what is in the library, and which files could not be read"),
            "Ctrl+Shift+L",
        )

    def _make_tools(self) -> None:
        self.xray = self._action(
            self.tr("Header &X-Ray…"),
            self.tr("Show the transmission lines token by token, and where they disagree"),
            "Ctrl+Shift+X",
        )
        self.glossary = self._action(
            self.tr("My &Glossary…"), self.tr("Edit the file of your own terms"), None
        )
        self.palette = self._action(
            self.tr("&Command Palette…"),
            self.tr("Find any command by a few letters of its name"),
            "Ctrl+Shift+P",
        )

    def _make_help(self) -> None:
        self.handbook = self._action(
            self.tr("&Handbook"),
            self.tr("Look up the word at the cursor, or search all codes and abbreviations"),
            Key.HelpContents,
        )
        self.what_is_this = self._action(
            self.tr("&What Is This?"),
            self.tr("Say beside the cursor what stands there"),
            Key.WhatsThis,
        )
        self.shortcuts = self._action(
            self.tr("&Keyboard Shortcuts"), self.tr("List all keys"), "Ctrl+F1"
        )
        self.about = self._action(
            self.tr("&About Cable Reader"), self.tr("Version, license and privacy"), None
        )

    def offers(self) -> list[QAction]:
        """Return the commands with which a reader begins."""
        return [self.open_files, self.open_folder, self.open_samples]

    def of_a_cable(self) -> list[QAction]:
        """Return the commands that need a cable on the page."""
        return [
            self.copy,
            self.copy_cited,
            self.copy_all,
            self.select_all,
            self.find,
            self.find_next,
            self.find_previous,
            self.show_report,
            self.show_source,
            self.show_outline,
            self.xray,
            self.what_is_this,
        ]

    def choose_theme(self, name: str) -> None:
        """Check the theme *name* in the menu."""
        for action in self.themes.actions():
            action.setChecked(action.data() == name)

    @Slot(QAction)
    def _on_theme_triggered(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())
