"""LaTeX source → lines: what the printed page would say, without setting it."""

from __future__ import annotations

import re

from skillgap.documents.document import Warning
from skillgap.documents.formats.web import decode
from skillgap.documents.markup.commands import commands
from skillgap.documents.markup.macros import Macros, comments_cut, groups
from skillgap.documents.page.flow import Flow
from skillgap.documents.source import Draft, Request
from skillgap.errors import EmptyDocumentError
from skillgap.patterns import regex

_TOKEN = regex(
    r"\\([A-Za-z@]+)\*?|\\(.|\n)|\n[ \t]*\n\s*|---?|``|''|[{}$&~]|[^\\{}$&~\n`'-]+|[\n`'-]", re.DOTALL
)
_BLOCK = regex(r"\\item\b|\n[ \t]*\n|\\begin\b|\\section\b|\\sub|\\\w*sub")
_ICON = regex(r"fa[A-Z]\w*$|ai[A-Z]\w*$|\w*[sS]ymbol$")
_YEAR = regex(r"\b(?:19|20)\d\d\b|'\d\d\b")
_ENVIRONMENT = regex(r"\s*\{([^{}]*)\}")
_MEASURE = regex(r"^[\d.]+\w{0,2}$|\\\w+(?:width|height|skip|sep)\b")
_INCLUDED = regex(r"\\(?:input|include|subfile|import)\s*\{([^{}]{1,200})\}")
_SHORT = 160
"""Letters of an argument that can be part of an entry's first line."""
_DEEP = 40
_SIGNS = {"--": "–", "---": "—", "``": '"', "''": '"', "~": " ", "\n": " "}


def read_latex(request: Request) -> Draft:
    """Read a document of LaTeX; what other files hold that it includes is told as missing."""
    source = comments_cut(decode(request.data).replace("\r\n", "\n"))
    preamble, begun, body = source.partition("\\begin{document}")
    if not begun:
        preamble, body = "", source
    body = body.partition("\\end{document}")[0]
    page = _Page(Flow(request), Macros.of(f"{commands().defined}\n{source}"))
    page.personal(preamble)
    page.read(body, 0)
    page.end()
    missing = list(dict.fromkeys(_INCLUDED.findall(body)))
    told = f"{', '.join(missing[:4])}{' …' if len(missing) > 4 else ''}"
    if not page.flow.lines:
        included = f"; its text is in {told}" if missing else ""
        raise EmptyDocumentError(
            request.name, f"there is no text in it{included}", hint="Give the PDF that it is set to."
        )
    warnings = [
        Warning("parts-missing", f"Text in other files is not read: {told}. Give the PDF that it is set to.")
    ]
    return Draft(
        format="latex", lines=page.flow.lines, links=page.links, warnings=warnings if missing else []
    )


def read_fragment(text: str, flow: Flow) -> list[str]:
    """Add the lines of a stretch of LaTeX inside another text; give its link targets."""
    page = _Page(flow, Macros({}))
    page.read(comments_cut(text), 0)
    page.end()
    return page.links


def inline(text: str) -> str:
    """Give a stretch of text without its commands."""
    page = _Page(Flow(Request(name="", data=b"")), Macros({}))
    page.read(text, 0)
    page.end()
    return " ".join(line.text for line in page.flow.lines)


class _Page:
    """Gathers the letters of a line until something ends it."""

    def __init__(self, flow: Flow, macros: Macros) -> None:
        self.flow = flow
        self.macros = macros
        self.links: list[str] = []
        self.parts: list[str] = []
        self.strong = [0, 0]
        self.bold = False
        self.bullet = False
        self.bullets: list[bool] = []
        self.table = 0

    def end(self, heading: int = 0) -> None:
        """Close the line under way."""
        text = re.sub(r"[ \n]+", " ", "".join(self.parts)).strip()
        text = re.sub(r"^(?:\|\s*)+|(?:\s*\|)+$|(?<=\|)\s*(?:\|\s*)+", " ", text).strip()
        if re.search(r"\w", text):
            bold = bool(heading) or self.strong[1] > 0.6 * max(self.strong[0], 1)
            self.flow.add(text, heading=heading, bold=bold, bullet=self.bullet and not heading)
            self.bullet = False
        self.parts, self.strong = [], [0, 0]

    def say(self, text: str) -> None:
        """Set letters."""
        self.parts.append(text)
        self.strong[0] += len(text.strip())
        self.strong[1] += len(text.strip()) if self.bold else 0

    def personal(self, preamble: str) -> None:
        """Read the person's own lines that classes take before the text begins."""
        names = "|".join(commands().personal)
        for match in re.finditer(rf"\\({names})(?=\s*[\[{{])", preamble):
            before = preamble[max(0, match.start() - 14) : match.start()]
            if not re.search(r"command\*?\{?$", before):
                self.command(preamble, match.group(1), match.end(), 0)
                self.end()

    def read(self, text: str, depth: int) -> None:
        """Set a stretch of source."""
        at = 0
        bold = self.bold
        while depth < _DEEP and (match := _TOKEN.match(text, at)):
            at = match.end()
            name, sign = match.group(1), match.group(2)
            if name:
                at = self.command(text, name, at, depth)
            elif sign:
                at = self.sign(text, sign, at)
            elif match.group() == "{":
                inner, at = groups(text, match.start(), most=1)
                kept = self.bold
                self.read(inner[0] if inner else "", depth + 1)
                self.bold = kept
            elif match.group() == "&":
                self.say(" | " if self.table else "&")
            elif match.group()[0] == "\n" and match.group().count("\n") > 1:
                self.end()
            elif match.group() not in ("}", "$"):
                self.say(_SIGNS.get(match.group(), match.group()))
        self.bold = bold

    def sign(self, text: str, sign: str, at: int) -> int:
        """Set a command of one sign: a line's end, an accent, a sign of TeX's own."""
        if sign == "\\":
            self.end()
            skipped = re.compile(r"\*?\s*(?:\[[^\]\n]{0,20}\])?").match(text, at)
            return skipped.end() if skipped else at
        accent = commands().accents.get(sign)
        if accent:
            return self.accent(text, accent, at)
        self.say(commands().symbols.get(sign, " " if sign.isspace() else ""))
        return at

    def accent(self, text: str, accent: str, at: int) -> int:
        """Put an accent on the next letter."""
        match = re.compile(r"\s*\{?\\?([A-Za-z]?)\}?").match(text, at)
        if match is None:
            return at
        self.say(match.group(1) + accent if match.group(1) else "")
        return match.end()

    def command(self, text: str, name: str, at: int, depth: int) -> int:
        """Set one command with its arguments; give where the text goes on."""
        known = commands()
        if name in self.macros.bodies:
            expanded, at = self.macros.expand(name, text, at)
            self.read(expanded, depth + 1)
            return at
        if name in ("begin", "end"):
            return self.environment(text, name, at, depth)
        if name.lower() in known.headings:
            inside, at = groups(text, at, most=1)
            self.head(inside[-1] if inside else "", known.headings[name.lower()], depth)
            return at
        if name in known.accents and text[at : at + 1] in ("{", " "):
            return self.accent(text, known.accents[name], at)
        if name in known.symbols:
            self.say(known.symbols[name])
            return at
        if name in known.switches or _ICON.match(name):
            return self.switch(text, name, at)
        return self.argued(text, name, at, depth)

    def switch(self, text: str, name: str, at: int) -> int:
        """Take a command that changes the type, ends a line or opens an item."""
        if name in ("bf", "bfseries"):
            self.bold = True
        elif name in ("par", "newline", "linebreak", "maketitle", "newpage", "divider"):
            self.end()
        elif name == "item":
            self.end()
            self.bullet = not self.bullets or self.bullets[-1]
            option = re.compile(r"\s*\[([^\]]{1,80})\]").match(text, at)
            if option:
                self.read(option.group(1).rstrip(": ") + ": ", 1)
                return option.end()
        elif _ICON.match(name):
            return groups(text, at, most=0)[1]
        return at

    def head(self, text: str, level: int, depth: int) -> None:
        """Set a heading on a line of its own."""
        self.end()
        self.read(text, depth + 1)
        self.end(heading=level)

    def environment(self, text: str, name: str, at: int, depth: int) -> int:
        """Open or close an environment."""
        named = _ENVIRONMENT.match(text, at)
        which, at = (named.group(1).strip(), named.end()) if named else ("", at)
        plain = which.rstrip("*")
        self.end()
        listed, tabled = plain.endswith(("ize", "enumerate", "items", "description", "list")), "tab" in plain
        if name == "end":
            if listed and self.bullets:
                self.bullets.pop()
            self.table -= tabled and self.table > 0
            return at
        if which in commands().dropped:
            closing = text.find(f"\\end{{{which}}}", at)
            return len(text) if closing < 0 else closing
        if plain.lower() in commands().headings:
            inside, at = groups(text, at, most=1)
            self.head(inside[-1] if inside else "", commands().headings[plain.lower()], depth)
            return at
        options = re.compile(r"[ \t]*\[([^\]]*)\]").match(text, at)
        if listed:
            self.bullets.append(not (options and re.search(r"label=\{?\s*\}?\s*(?:,|$)", options.group(1))))
        self.table += tabled
        if tabled:
            return groups(text, at, most=2 if which in ("tabularx", "tabular*", "tabulary") else 1)[1]
        at = options.end() if options else at
        inside, after = groups(text, at, most=9)
        told = [part for part in inside if not _MEASURE.search(part)]
        if len(told) > 1:
            self.entry(told, depth)
        return after if len(told) != 1 else at

    def argued(self, text: str, name: str, at: int, depth: int) -> int:
        """Set a command with arguments: one known to show some of them, else an entry or a stretch of text."""
        known = commands()
        if name in known.arguments:
            most, shown = known.arguments[name]
            inside, at = groups(text, at, most=most)
            if shown and len(inside) >= shown:
                self.read(inside[shown - 1], depth + 1)
                self.say(", " if name == "cvtag" else "")
            return at
        if name in ("href", "hyperref"):
            inside, at = groups(text, at, most=2)
            self.links += inside[:1] if name == "href" else []
            self.read(inside[-1] if inside else "", depth + 1)
            return at
        start = at
        inside, at = groups(text, at, most=1 if name in known.inline else 9)
        own = _alone(text, start - len(name) - 1, at)
        if name in known.personal and inside:
            self.detail(name, inside, depth)
        elif len(inside) > 1:
            self.entry(inside, depth)
        elif inside:
            self.end() if own else None
            kept, self.bold = self.bold, self.bold or name == "textbf"
            self.read(inside[0], depth + 1)
            self.bold = kept
            self.end() if own else None
        return at

    def detail(self, name: str, inside: list[str], depth: int) -> None:
        """Set a line of the person's own."""
        before = commands().personal[name]
        self.end()
        if name == "social":
            before = commands().personal.get(inside[0].lower(), "") if len(inside) > 1 else ""
        value = " ".join(inside[1:] if name == "social" and len(inside) > 1 else inside)
        plain = value.strip().strip("/")
        if before and re.fullmatch(r"[\w.-]+", plain):
            self.links.append(before + plain)
            value = before + plain
        self.read(value, depth + 1)
        self.end(heading=1 if name == "name" and not self.flow.lines else 0)

    def entry(self, inside: list[str], depth: int) -> None:
        """Set the arguments of an entry: the short ones on its first line, the others below."""
        self.end()
        self.bullet = False
        inside = [part for part in inside if re.search(r"\w", part)]
        short = [part for part in inside if len(part) <= _SHORT and not _BLOCK.search(part)]
        labelled = len(inside) == 2 and len(inside[0]) <= 60 and not _YEAR.search("".join(inside))
        if (
            labelled
            and not _BLOCK.search(inside[1])
            and ("," in inside[1] or len(inside[1]) > 40)
            and inside[0] in short
        ):
            self.read(f"{inside[0].strip().rstrip(':')}: {inside[1]}", depth + 1)
            self.end()
            return
        if len(short) > 2 and short[-1] == inside[-1] and len(short[-1]) > 60 and not _YEAR.search(short[-1]):
            short.pop()
        for place, part in enumerate(short):
            open_date = place > 0 and short[place - 1].rstrip().endswith("-")
            self.say((" " if open_date else " | ") if place else "")
            kept, self.bold = self.bold, True
            self.read(part, depth + 1)
            self.bold = kept
        self.end()
        for part in inside:
            if part not in short:
                self.read(part, depth + 1)
                self.end()


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a command has its line of the source to itself."""
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    return not text[before:start].strip() and not text[end : after if after >= 0 else len(text)].strip()
