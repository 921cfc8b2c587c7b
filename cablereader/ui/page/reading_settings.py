"""The small dialog in which the reader chooses how the reading page is set; it shows at once."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QWidget,
)

from cablereader.ui.look.reading_look import MEASURES, SIZES, SPACINGS, ReadingLook
from cablereader.ui.widgets.plain_buttons import use_words_alone


class ReadingSettings(QDialog):
    """Face, size, line spacing and width of the reading page."""

    look_chosen = Signal(object)
    """The reader changed something; carries the :class:`ReadingLook`."""

    def __init__(self, look: ReadingLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reading Page"))
        self.setObjectName("readingSettings")
        self.family = QComboBox(self)
        self.size_steps = QSpinBox(self)
        self.spacing = QComboBox(self)
        self.measure = QComboBox(self)
        self._build()
        self._show(look)
        self._connect_signals()

    def _build(self) -> None:
        self.family.addItem(self.tr("Best serif installed"), "")
        for family in QFontDatabase.families():
            if not QFontDatabase.isPrivateFamily(family):
                self.family.addItem(family, family)
        self.size_steps.setRange(*SIZES)
        self.size_steps.setSuffix(self.tr(" pt"))
        self.size_steps.setSpecialValueText("")
        for spacing in SPACINGS:
            self.spacing.addItem(f"{spacing:g}", spacing)
        for measure in MEASURES:
            self.measure.addItem(self.tr("{count} characters").format(count=measure), measure)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Typeface"), self.family)
        form.addRow(self.tr("&Larger by"), self.size_steps)
        form.addRow(self.tr("Line &spacing"), self.spacing)
        form.addRow(self.tr("Line &width"), self.measure)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.RestoreDefaults | QDialogButtonBox.StandardButton.Close,
            self,
        )
        use_words_alone(buttons)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(
            self._on_defaults
        )
        form.addRow(buttons)

    def _connect_signals(self) -> None:
        for box in (self.family, self.spacing, self.measure):
            box.currentIndexChanged.connect(self._on_changed)
        self.size_steps.valueChanged.connect(self._on_changed)

    def look(self) -> ReadingLook:
        """Return what is chosen."""
        return ReadingLook(
            family=self.family.currentData() or "",
            size=self.size_steps.value(),
            spacing=self.spacing.currentData(),
            measure=self.measure.currentData(),
        )

    def _show(self, look: ReadingLook) -> None:
        for box, value in (
            (self.family, look.family),
            (self.spacing, look.spacing),
            (self.measure, look.measure),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.size_steps.setValue(look.size)

    @Slot()
    def _on_changed(self) -> None:
        self.look_chosen.emit(self.look())

    @Slot()
    def _on_defaults(self) -> None:
        self._show(ReadingLook())
