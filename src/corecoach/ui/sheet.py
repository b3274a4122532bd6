"""The little style sheet that is left: scroll bars, fields and tool tips of Qt's own widgets."""

from PySide6.QtGui import QColor, QPalette

from corecoach.ui.look import Look


def _hex(look: Look, role: str) -> str:
    return look.color(role).name()


def style_sheet(look: Look) -> str:
    """Style for the widgets that are Qt's own."""
    ink, edge, strong = _hex(look, "ink"), _hex(look, "border"), _hex(look, "border-strong")
    surface, sunken = _hex(look, "surface"), _hex(look, "sunken")
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {strong}; border-radius: 4px; min-height: 40px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QPlainTextEdit, QLineEdit {{ background: {surface}; color: {ink}; border: 2px solid {strong};
        border-radius: 12px; padding: 8px 12px; selection-background-color: {_hex(look, "primary")};
        selection-color: {_hex(look, "on-primary")}; }}
    QPlainTextEdit:focus, QLineEdit:focus {{ border-color: {ink}; }}
    QToolTip {{ background: {sunken}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
    """


def palette(look: Look) -> QPalette:
    """The palette for what the style sheet does not reach, such as file dialogs."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "canvas",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.Highlight: "primary",
        QPalette.ColorRole.HighlightedText: "on-primary",
        QPalette.ColorRole.PlaceholderText: "ink-3",
        QPalette.ColorRole.ToolTipBase: "sunken",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Link: "primary",
    }
    for role, name in roles.items():
        made.setColor(role, QColor(look.color(name)))
    return made
