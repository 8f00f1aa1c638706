"""Serve the app through textual-serve, with a door before it, a page of our own and a way in for files."""

from __future__ import annotations

import asyncio
import contextvars
import json
import re
import secrets
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from skillgap.documents.source import DEFAULT
from skillgap.tui.browser.door import Door

_PAGE = Path(__file__).with_name("page.html")
_PACKAGE = Path(__file__).parents[3]
_RUN = (
    "import json, sys; from pathlib import Path; sys.path.append(sys.argv[1]); wishes = json.loads(sys.argv[2]); "
    "from skillgap.tui import run; run(wishes['resume'], theme=wishes['theme'], browser=True, "
    "profiles=Path(wishes['profiles']), workspace=Path(wishes['workspace']))"
)
_PATIENCE = 5.0
"""Seconds an app may take to quit."""
_page: contextvars.ContextVar[str] = contextvars.ContextVar("page", default="")
"""The page a websocket belongs to."""


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What every app that is started gets."""

    resume: str | None
    theme: str
    profiles: str
    workspace: str


def command(wishes: Wishes) -> str:
    """Give the command line that starts an app for one page."""
    words = [sys.executable, "-P", "-c", _RUN, str(_PACKAGE), json.dumps(msgspec.to_builtins(wishes))]
    if sys.platform == "win32":
        return subprocess.list2cmdline(words)
    import shlex

    return shlex.join(words)


class BrowserServer(Server):
    """One app process for each page; uploads go to the app of their page as if dropped on its terminal."""

    def __init__(self, wishes: Wishes, host: str, port: int, folder: Path) -> None:
        super().__init__(command(wishes), host=host, port=port, title="skillgap")
        self.door = Door(f"{host}:{port}")
        self._folder = folder
        self._apps: dict[str, AppService] = {}
        self._open: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """Make the web application: our routes in place of the library's."""
        app = web.Application(middlewares=[self.door.middleware()], client_max_size=DEFAULT.bytes + 100_000)
        app.add_routes(
            [
                web.get("/", self.handle_page),
                web.get("/ws/{page}", self.handle_websocket),
                web.post("/upload/{page}", self.handle_upload),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_shutdown.append(self._close)
        return app

    async def _close(self, _: web.Application) -> None:
        """End every page's app, so that ending the server waits for none."""
        for websocket in tuple(self._open):
            await websocket.close()

    async def handle_page(self, _: web.Request) -> web.Response:
        """Give the page, with a name of its own."""
        name = secrets.token_urlsafe(12)
        text = _PAGE.read_text(encoding="utf-8").replace("{{page}}", name)
        text = text.replace("{{ws}}", f"ws://{self.door.host}/ws/{name}")
        return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-store"})

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for the page, and see it end with the page."""
        page = request.match_info["page"]
        _page.set(page)
        try:
            return await super().handle_websocket(request)
        finally:
            await _ended(self._apps.pop(page, None))

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        page = _page.get()
        self._apps[page] = app_service
        self._open.add(websocket)
        try:
            await super()._process_messages(websocket, app_service)
        finally:
            self._open.discard(websocket)

    async def handle_upload(self, request: web.Request) -> web.Response:
        """Keep a file while the server runs and hand its path to the page's app."""
        service = self._apps.get(request.match_info["page"])
        if service is None:
            raise web.HTTPConflict(text="the app of this page has ended; load the page again")
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            raise web.HTTPBadRequest(text="no file came")
        path = Path(tempfile.mkdtemp(dir=self._folder)) / _plain_name(file.filename)
        path.write_bytes(file.file.read())
        await service.send_bytes(f"\x1b[200~{path}\x1b[201~".encode())
        return web.Response(text="opened")


async def _ended(service: AppService | None) -> None:
    """Wait for an app that was told to quit; one that does not is ended."""
    process = service._process if service else None
    if process is None:
        return
    try:
        await asyncio.wait_for(process.wait(), _PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _plain_name(name: str) -> str:
    """Give a file name without folders and without characters that mean something to a terminal."""
    plain = re.sub(r"[^\w. ()-]", "_", Path(name.replace("\\", "/")).name).strip(". ")
    return plain[-80:] or "file"


def _sharing() -> int:
    """Give the option for taking a port: one just left may be taken; on Windows that option would share it with others."""
    if sys.platform == "win32":
        return socket.SO_EXCLUSIVEADDRUSE
    return socket.SO_REUSEADDR


def bound(host: str, port: int) -> socket.socket:
    """Take the port before anything is promised; 0 takes any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, _sharing(), 1)
        taken.bind((host, port))
    except OSError:
        taken.close()
        raise
    return taken
