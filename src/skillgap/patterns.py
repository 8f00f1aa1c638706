"""Compile regular expressions once a machine: what the engine runs for each is kept with the other compiled data.

The interpreter compiles some two hundred expressions for one resume, which takes a fifth of a brief command. It has
no public way to keep the result, so that this module alone knows how its compiler hands it to its engine. The kept
form is bound to the very build of the interpreter; where anything differs, `re.compile` does the work as ever.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from skillgap.compiled import kept, read_kept, write_kept

_FILE = "patterns.msgpack"
_MOST = 2000
"""Expressions kept at most; beyond, those of the last run alone."""
_UNLIKE = (AttributeError, ImportError, OverflowError, RuntimeError, TypeError, ValueError)
"""What an interpreter raises whose compiler or engine is made otherwise."""


class Form(msgspec.Struct, frozen=True, array_like=True):
    """What the engine needs to run one expression."""

    code: bytes
    """Numbers of four bytes."""
    flags: int
    groups: int
    names: dict[str, int]


class _Store:
    """The forms kept in one folder, and those this process has added."""

    def __init__(self, folder: Path) -> None:
        self.parser: Any = importlib.import_module("re._parser")
        self.compiler: Any = importlib.import_module("re._compiler")
        self.engine: Any = importlib.import_module("_sre")
        if array("I").itemsize != self.engine.CODESIZE:
            raise ImportError("numbers of another size")
        self.file = folder / _FILE
        build = f"{sys.implementation.name}|{sys.version}|{self.engine.MAGIC}"
        self.key = hashlib.sha256(build.encode()).digest()
        self.forms = read_kept(self.file, self.key, dict[str, Form]) or {}
        self.used: dict[str, Form] = {}
        self.known = len(self.forms)

    def pattern(self, text: str, flags: int) -> re.Pattern[str]:
        """Make the pattern of a kept form, which is built first where there is none."""
        name = f"{flags}/{text}"
        form = self.forms.get(name)
        if form is None:
            form = self.forms[name] = self._form(text, flags)
        self.used[name] = form
        index: list[str | None] = [None] * (form.groups + 1)
        for group, place in form.names.items():
            index[place] = group
        code = memoryview(form.code).cast("I").tolist()
        made = self.engine.compile(text, form.flags, code, form.groups, form.names, tuple(index))
        if not isinstance(made, re.Pattern):
            raise TypeError("no pattern")
        return made

    def _form(self, text: str, flags: int) -> Form:
        parsed = self.parser.parse(text, flags)
        code = array("I", self.compiler._code(parsed, flags))
        state = parsed.state
        return Form(code.tobytes(), flags | state.flags, state.groups - 1, dict(state.groupdict))

    def write(self) -> None:
        """Keep what was added, for the next process."""
        if len(self.forms) > self.known:
            write_kept(self.file, self.key, self.forms if len(self.forms) <= _MOST else self.used)


@cache
def _store(folder: Path) -> _Store | None:
    try:
        store = _Store(folder)
    except _UNLIKE:
        return None
    atexit.register(store.write)
    return store


@cache
def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """Compile an expression, or take it as it was compiled by an earlier process.

    For the expressions of the package and of its rules, whose number is small; one made from a person's text belongs
    to `re.compile`. Nothing is kept before `keep_compiled_in` names a folder. Raises re.error as `re.compile` does.
    """
    folder = kept()
    store = _store(folder) if folder is not None else None
    if store is not None:
        try:
            return store.pattern(text, int(flags))
        except _UNLIKE:
            pass
    return re.compile(text, flags)


@cache
def caseless(text: str) -> re.Pattern[str]:
    """Compile an expression that looks past capitals, as `regex` does; quicker to ask for again than with a flag."""
    return regex(text, re.IGNORECASE)
