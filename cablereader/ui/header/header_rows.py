"""The facts of a cable as the rows of a sheet, each with its places in the text. No Qt here.

The order is that of reading, and of what is not on the page already (number, date and level stand
in the title's line and the banner): who wrote to whom and when, what it is about, who may read it
and why, what it is; then, folded, what machines and files said about it. An absent fact has no row.
The subject is the title above the sheet and has a row of its own, :func:`subject_row`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cablereader.model.cable import Addressee, Cable, Paragraph, Reference
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.span import SpanKind
from cablereader.ui.header.format_words import format_words
from cablereader.ui.header.header_meanings import Reader, joined
from cablereader.ui.header.header_row import Row
from cablereader.ui.header.header_row_maker import RowMaker, Translate, place_of


def header_rows(cable: Cable, tr: Translate = str, reader: Reader | None = None) -> tuple[Row, ...]:
    """Return the rows of *cable* in order; *tr* translates the labels and notes.

    With a *reader*, who has the handbook at hand, the rows say what their codes mean.
    """
    return tuple(_Sheet(cable, tr, reader).rows())


def subject_row(cable: Cable, tr: Translate = str) -> Row:
    """Return the row of the subject; its note is the marking as it is written there."""
    note = f"({cable.subject_marking})" if cable.subject_marking else ""
    places = tuple((span.start, span.end) for span in cable.spans_of(SpanKind.SUBJECT))
    return Row(tr("Subject"), cable.subject or "", places[:1], note)


class _Sheet(RowMaker):
    """The order of the rows, and what each says."""

    def rows(self) -> Iterator[Row]:
        yield from self._people()
        yield from self._date()
        yield from self._precedence()
        yield from self._subject_matter()
        yield from self._protection()
        yield from self._identity()
        yield from self._body()
        yield from self.folded(self.tr("Transmission"), self._transmission())
        yield from self.folded(self.tr("From the file"), self._metadata())

    def _identity(self) -> Iterator[Row]:
        cable, tr = self.cable, self.tr
        yield from self.fact(tr("Reference"), cable.reference_id, SpanKind.MRN)
        yield from self.fact(tr("Origin"), cable.origin, SpanKind.ORIGINATOR_LINE)
        if cable.section is not None:
            words = tr("{number} of {total}").format(
                number=cable.section.number, total=cable.section.of
            )
            yield from self.fact(tr("Section"), words, SpanKind.SECTION)

    def _date(self) -> Iterator[Row]:
        created = self.cable.created
        if created is None:
            return
        places = self.spans.in_line(SpanKind.DATE_LINE, SpanKind.DATE_TIME_GROUP)
        written = self.cable.text[slice(*places[0])] if places else ""
        note = self.tr("written {text}").format(text=written) if written else ""
        yield Row(
            self.tr("Date"),
            date_in_words(created),
            places,
            note,
            gist=joined(*self.meanings.clocks()),
            meanings=self.meanings.sent(written),
        )

    def _precedence(self) -> Iterator[Row]:
        precedence = self.cable.precedence
        if precedence is None:
            return
        codes: tuple[str, ...] = (precedence.action,)
        if precedence.info and precedence.info != precedence.action:
            for_action, for_info = self.tr("{word} for action"), self.tr("{word} for information")
            codes = (
                for_action.format(word=precedence.action),
                for_info.format(word=precedence.info),
            )
        yield from self.codes(
            self.tr("Precedence"),
            codes,
            self.spans.places(SpanKind.DATE_LINE)[:1],
            self.meanings.precedence(),
        )

    def _people(self) -> Iterator[Row]:
        cable, tr = self.cable, self.tr
        yield from self.fact(
            tr("From"), cable.sender, SpanKind.ORIGINATOR_LINE, meanings=self.meanings.sender()
        )
        yield from self._addressees(tr("To"), cable.to)
        yield from self._addressees(tr("Info"), cable.info)
        yield from self._addressees(tr("Exempt"), cable.exempt)
        yield from self._addressees(tr("By other means"), cable.by_other_means)
        attention = SpanKind.ATTENTION_LINE
        yield from self.fact(tr("Attention"), self.spans.lines(attention), attention)

    def _addressees(self, label: str, addressees: tuple[Addressee, ...]) -> Iterator[Row]:
        rows = [self._addressee(label, item) for item in addressees]
        count = self.tr("{count} addressees").format(count=len(rows))
        yield from self.listed(label, rows, count)

    def _addressee(self, label: str, item: Addressee) -> Row:
        meanings = self.meanings.addressee(item)
        gist, note = self.meanings.brief_name(item.name), _addressee_note(item)
        return Row(label, item.name, place_of(item), note, gist=gist, meanings=meanings)

    def _subject_matter(self) -> Iterator[Row]:
        cable, tr = self.cable, self.tr
        written = ""
        if cable.tags_as_written:
            written = tr("written {text}").format(text=" ".join(cable.tags_as_written))
        if cable.tags:
            places = self.spans.places(SpanKind.TAG)
            tags = self.meanings.tags()
            text = " ".join(cable.tags)
            pieces = self.meanings.pieces(cable.tags, tags)
            yield Row(tr("TAGS"), text, places, written, pieces=pieces, meanings=tags)
        rows = [self._reference(item) for item in cable.references]
        count = tr("{count} references").format(count=len(rows))
        yield from self.listed(tr("References"), rows, count)

    def _reference(self, item: Reference) -> Row:
        text = f"{item.label}. {item.text}" if item.label else item.text
        notes = [item.reference_id] if item.reference_id else [str(item.kind)]
        if item.inferred:
            notes.append(self.tr("year assumed"))
        meanings = self.meanings.reference(item)
        label, note = self.tr("References"), ", ".join(notes)
        return Row(label, text, place_of(item), note, meanings=meanings)

    def _protection(self) -> Iterator[Row]:
        cable, tr = self.cable, self.tr
        level = cable.classification or cable.classification_level
        yield from self.fact(
            tr("Classification"),
            level,
            SpanKind.CLASSIFICATION,
            meanings=self.meanings.level(),
        )
        yield from self.codes(
            tr("Captions"),
            cable.captions,
            self.spans.places(SpanKind.CAPTION),
            self.meanings.captions(),
        )
        yield from self._executive_order()
        yield from self._declassification()
        classifier = self.spans.places(SpanKind.CLASSIFIER) or self.spans.places(
            SpanKind.AUTHORITY_LINE
        )
        yield from self.fact(tr("Classified by"), cable.classified_by, None, classifier)
        letters = tuple(f"({letter})" for letter in cable.reasons)
        places = self.spans.places(SpanKind.REASON)
        yield from self.codes(tr("Reasons"), letters, places, self.meanings.reasons())

    def _executive_order(self) -> Iterator[Row]:
        order = self.cable.executive_order
        if order is None:
            return
        words = f"{order.number}: {order.text}" if order.number else order.text
        yield from self.fact(
            self.tr("E.O."),
            words.strip(": "),
            SpanKind.EXECUTIVE_ORDER_LINE,
            meanings=self.meanings.executive_order(),
        )

    def _declassification(self) -> Iterator[Row]:
        order, due = self.cable.executive_order, self.meanings.due()
        written = order.declassify_on if order is not None else None
        if due is None and written is None:
            return
        label = self.tr("Review on") if due and due.is_review else self.tr("Declassify on")
        places = self.spans.places(SpanKind.DECLASSIFY_ON)[:1] if written else ()
        if not places:
            places = self.spans.places(SpanKind.EXECUTIVE_ORDER_LINE)[:1]
        iso = due.due.isoformat() if due and due.due else written
        yield Row(
            label,
            date_in_words(iso or ""),
            places,
            gist=self.meanings.due_gist(),
            meanings=self.meanings.declassification(),
        )

    def _body(self) -> Iterator[Row]:
        cable, tr = self.cable, self.tr
        yield from self._summary()
        rows = [self._paragraph(item) for item in cable.paragraphs]
        count = tr("{count} paragraphs").format(count=len(rows))
        yield from self.listed(tr("Paragraphs"), rows, count, with_names=False)
        yield from self.fact(tr("Signed"), ", ".join(cable.signers), SpanKind.SIGNER)
        yield Row(tr("Format"), format_words(cable.source_format, tr))
        yield from self.fact(tr("File"), cable.source_name, None)

    def _summary(self) -> Iterator[Row]:
        if self.cable.summary:
            label, places = self.tr("Summary"), self.spans.places(SpanKind.SUMMARY)
            whole = Row(label, self.cable.summary, places, is_continued=True)
            yield Row(label, "", places, self.cable.summary, (whole,))

    def _paragraph(self, item: Paragraph) -> Row:
        number = self.tr("not numbered") if item.number is None else str(item.number)
        text = f"{number} ({item.marking})" if item.marking else number
        note = self.tr("printed {text}").format(text=item.printed) if item.printed else ""
        # The end of a paragraph may hold the heading of the next one, so mark its first line only.
        end = self.cable.text.find("\n", item.start, item.end)
        place = (item.start, item.end if end < 0 else end)
        return Row(self.tr("Paragraphs"), text, (place,), note)

    def _transmission(self) -> Iterator[Row]:
        cable, tr = self.cable, self.tr
        yield from self.fact(
            tr("Identifier"),
            cable.transmission_id,
            SpanKind.TRANSMISSION_ID,
            meanings=self.meanings.span(self.spans.first(SpanKind.TRANSMISSION_ID)),
        )
        for label, text, kind in (
            (tr("Station serial"), cable.station_serial, SpanKind.STATION_SERIAL),
            (tr("Routing indicator"), cable.originator_routing, SpanKind.ROUTING_INDICATOR),
            (tr("Filing time"), cable.filing_time, SpanKind.FILING_TIME),
        ):
            places = self.spans.in_line(SpanKind.STATION_LINE, kind)
            meanings = self.meanings.span(self.spans.first(kind, places))
            yield from self.fact(label, text, None, places, meanings)
        yield from self.fact(
            tr("Security prosign"),
            cable.security_prosign,
            SpanKind.SECURITY_LINE,
            meanings=self.meanings.prosign(),
        )

    def _metadata(self) -> Iterator[Row]:
        stated = self.cable.metadata
        own = {value for name, value in stated.items() if not name.islower()}
        for name, value in stated.items():
            # Some files name a fact themselves; under the program's name it is the same fact again.
            if not (name.islower() and value in own):
                yield Row(_readable(name), value)


def _readable(name: str) -> str:
    """Return a name of the file's making as words: "reference_id" gives "Reference id"."""
    return name.replace("_", " ").capitalize() if name.islower() else name


def _addressee_note(item: Addressee) -> str:
    return "  ".join(part for part in (item.precedence, item.serial, item.routing) if part)
