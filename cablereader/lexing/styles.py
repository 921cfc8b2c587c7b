"""Pygments styles for cables, on light and on dark ground."""

from __future__ import annotations

from pygments.style import Style
from pygments.token import Comment, Generic, Keyword, Literal, Name, Punctuation, String, Text


class CableLightStyle(Style):
    """Ink on paper; the transmission lines recede, markers stand out."""

    name = "cable-light"
    background_color = "#FCFBF8"
    highlight_color = "#F1EDE2"
    styles = {
        Text: "#1C1C1E",
        Text.Envelope: "#4A4A4F",
        Comment: "#6B6A66",
        Comment.Page: "italic #6B6A66",
        Keyword: "#4A4A4F",
        Keyword.Label: "bold #6B4E16",
        Keyword.Precedence: "bold #8A3B12",
        Keyword.Caption: "bold #8A1C2B",
        Keyword.Type.Marking: "bold #0033A0",
        Keyword.Block: "bold #3D5A3A",
        Literal: "#4A4A4F",
        Literal.Date: "#5B3B8C",
        Name.Label: "bold #1F4E8C",
        Name.Tag: "#16605B",
        Name.Constant: "underline #1F4E8C",
        Name.Routing: "#6B6A66",
        Name.Signer: "bold #1C1C1E",
        Generic.Heading: "bold #1C1C1E",
        Generic.Strong: "bold #1C1C1E",
        Generic.Emph: "underline #8A3B12",
        Punctuation: "#8C8A83",
        String.Escape.Redaction: "bg:#1C1C1E #1C1C1E",
    }


class CableDarkStyle(Style):
    """The same on dark ground."""

    name = "cable-dark"
    background_color = "#1B1C1F"
    highlight_color = "#2A2B30"
    styles = {
        Text: "#E4E2DD",
        Text.Envelope: "#B9B7B0",
        Comment: "#9A988F",
        Comment.Page: "italic #9A988F",
        Keyword: "#B9B7B0",
        Keyword.Label: "bold #D8B26A",
        Keyword.Precedence: "bold #E59A6A",
        Keyword.Caption: "bold #F08A94",
        Keyword.Type.Marking: "bold #8FB4FF",
        Keyword.Block: "bold #9CC79A",
        Literal: "#B9B7B0",
        Literal.Date: "#C6A8F0",
        Name.Label: "bold #86B7F2",
        Name.Tag: "#7FCBC4",
        Name.Constant: "underline #86B7F2",
        Name.Routing: "#9A988F",
        Name.Signer: "bold #FFFFFF",
        Generic.Heading: "bold #FFFFFF",
        Generic.Strong: "bold #FFFFFF",
        Generic.Emph: "underline #E59A6A",
        Punctuation: "#8C8A83",
        String.Escape.Redaction: "bg:#E4E2DD #E4E2DD",
    }
