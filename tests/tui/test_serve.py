"""The app in a browser: who is let in, files up and down, and the whole way in a real browser where there is one."""

from __future__ import annotations

import _socket
import asyncio
import base64
import json
import os
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from skillgap.cli.app import cli
from tests.tui.driver import WANDA, WORLD

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from aiohttp import web  # noqa: E402

from skillgap.tui.browser.server import BrowserServer, Wishes, bound  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
Client = aiohttp.ClientSession


@pytest.fixture(autouse=True)
def _this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests here reach this machine, and nothing else."""

    def connect(self: socket.socket, address: object) -> None:
        assert isinstance(address, tuple), address
        assert address[0] == "127.0.0.1", address
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@asynccontextmanager
async def serving(folder: Path, resume: Path | None = None) -> AsyncIterator[BrowserServer]:
    """Run a server on a free port."""
    taken = bound("127.0.0.1", 0)
    wishes = Wishes(
        resume=str(resume) if resume else None,
        theme="",
        profiles=str(WORLD / "market"),
        workspace=str(folder / "workspace.sqlite3"),
    )
    uploads = folder / "uploads"
    uploads.mkdir()
    server = BrowserServer(wishes, "127.0.0.1", taken.getsockname()[1], uploads)
    runner = web.AppRunner(server.application(), access_log=None)
    await runner.setup()
    try:
        await web.SockSite(runner, taken).start()
        yield server
    finally:
        await runner.cleanup()


def client() -> Client:
    """Make a browser's stand-in that keeps cookies."""
    return Client(cookie_jar=aiohttp.CookieJar(unsafe=True))


def run(script: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(script(), 240))  # type: ignore[arg-type]


def test_the_door_opens_once_for_one_browser(tmp_path: Path) -> None:
    async def script() -> None:
        async with serving(tmp_path) as server, client() as first, client() as second:
            home = f"http://{server.door.host}/"
            for path in ("", "static/js/textual.js", "ws/x", "download/x", "?token=wrong"):
                async with first.get(home + path) as answer:
                    assert answer.status == 403, path
            async with first.get(server.door.address) as answer:
                assert answer.status == 200
                assert "token" not in str(answer.url)
                assert "textual.js" in await answer.text()
                assert "googleapis" not in await answer.text()
            async with first.get(home) as answer:
                assert answer.status == 200
            async with second.get(server.door.address) as answer:
                assert answer.status == 403
                assert "used already" in await answer.text()
            async with first.get(home, headers={"Origin": "http://elsewhere.example"}) as answer:
                assert answer.status == 403
            async with first.get(home, headers={"Host": "elsewhere.example"}) as answer:
                assert answer.status == 403
            async with first.post(f"{home}upload/nobody", data=b"x") as answer:
                assert answer.status == 409

    run(script)


async def until(socket_: aiohttp.ClientWebSocketResponse, words: str) -> list[object]:
    """Read what the app draws until it holds these words; give the messages that were no drawing."""
    drawn, said = "", []
    while words not in drawn and not any(words in str(message) for message in said):
        message = await socket_.receive(timeout=120)
        if message.type == aiohttp.WSMsgType.BINARY:
            drawn += message.data.decode("utf-8", "replace")
        elif message.type == aiohttp.WSMsgType.TEXT:
            said.append(json.loads(message.data))
        else:
            raise AssertionError(f"{message.type}: {drawn[-500:]}")
    return said


@pytest.mark.slow
def test_a_file_goes_up_and_the_plan_comes_down(tmp_path: Path) -> None:
    async def script() -> None:
        async with serving(tmp_path) as server, client() as browser:
            async with browser.get(server.door.address) as answer:
                page = (await answer.text()).split("/ws/")[1].split('"')[0]
            ws = f"ws://{server.door.host}/ws/{page}?width=100&height=30"
            async with browser.ws_connect(ws, origin=f"http://{server.door.host}") as terminal:
                await until(terminal, "Open a resume")
                form = aiohttp.FormData(quote_fields=False)
                form.add_field("file", WANDA.read_bytes(), filename="../../we ird;[b].md")
                async with browser.post(f"http://{server.door.host}/upload/{page}", data=form) as answer:
                    assert answer.status == 200
                await until(terminal, "Wanda Quill")
                for keys in ("3", "e"):
                    await terminal.send_str(json.dumps(["stdin", keys]))
                await until(terminal, "Export this view to")
                await terminal.send_str(json.dumps(["stdin", "\r"]))
                said = await until(terminal, "deliver_file_start")
                key = next(message[1] for message in said if message[0] == "deliver_file_start")  # type: ignore[index]
                async with browser.get(f"http://{server.door.host}/download/{key}") as answer:
                    text = await answer.text()
                    assert "- [ ] " in text
                    assert "plan.md" in answer.headers["Content-Disposition"]
        assert [path.name for path in (tmp_path / "uploads").glob("*/*")] == ["we ird__b_.md"]

    run(script)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "::", "example.org"])  # noqa: S104
def test_other_interfaces_are_refused(host: str) -> None:
    result = CliRunner().invoke(cli, ["serve", "--host", host])
    assert result.exit_code == 2
    assert "--i-know" in result.output


def test_a_port_in_use_says_so() -> None:
    with bound("127.0.0.1", 0) as taken:
        taken.listen()
        result = CliRunner().invoke(cli, ["serve", "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 1
    assert "choose another with --port" in result.output


class Chromium:
    """A headless browser, driven over its debugging socket."""

    def __init__(self, page: aiohttp.ClientWebSocketResponse) -> None:
        self._page = page
        self._count = 0
        self.drawn = ""
        """Everything the app has sent to the terminal."""

    async def until(self, words: str) -> None:
        """Wait for the app to draw words not drawn before."""
        for _ in range(400):
            if words in self.drawn:
                self.drawn = ""
                return
            await self.value("1")
            await asyncio.sleep(0.1)
        raise AssertionError(f"never drawn: {words}")

    async def ask(self, method: str, **parameters: object) -> dict[str, object]:
        """Send a command and wait for its answer."""
        self._count += 1
        await self._page.send_json({"id": self._count, "method": method, "params": parameters})
        while True:
            message = await self._page.receive_json(timeout=60)
            if message.get("method") == "Network.webSocketFrameReceived":
                frame = message["params"]["response"]
                data = frame["payloadData"] if frame["opcode"] == 2 else ""
                self.drawn += base64.b64decode(data, validate=False).decode("utf-8", "replace")
            if message.get("id") == self._count:
                return message.get("result", {})  # type: ignore[no-any-return]

    async def value(self, expression: str) -> object:
        """Evaluate an expression on the page."""
        found = await self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return found.get("result", {}).get("value")  # type: ignore[attr-defined]

    async def type(self, words: str) -> None:
        """Type into the terminal."""
        for letter in words:
            code = {"\r": 13, " ": 32}.get(letter, ord(letter.upper()))
            key = {"\r": "Enter"}.get(letter, letter)
            for kind in ("keyDown", "keyUp"):
                text = {"text": letter} if kind == "keyDown" else {}
                await self.ask(
                    "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text
                )
            await asyncio.sleep(0.4)


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Chromium]:
    """Start a headless browser with an empty profile."""
    profile = folder / "profile"
    process = await asyncio.create_subprocess_exec(
        str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        "--disable-background-networking", "--no-first-run", f"--user-data-dir={profile}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = profile / "DevToolsActivePort"
        for _ in range(300):
            if port.exists() and port.read_text().strip():
                break
            await asyncio.sleep(0.1)
        number = port.read_text().splitlines()[0]
        async with Client() as http:
            async with http.get(f"http://127.0.0.1:{number}/json") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            async with http.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as page:
                yield Chromium(page)
    finally:
        process.kill()
        await process.wait()


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
def test_open_choose_a_role_tick_and_export_in_a_real_browser(tmp_path: Path) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()

    async def script() -> None:
        async with serving(tmp_path, WANDA) as server, chromium(tmp_path) as browser:
            await browser.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
            await browser.ask("Page.enable")
            await browser.ask("Network.enable")
            await browser.ask("Page.navigate", url=server.door.address)
            await browser.until("Wanda Quill")
            await browser.value("document.querySelector('.xterm-helper-textarea').focus()")
            await browser.type("r")
            await browser.until("Role and level")
            await browser.type("jj\r")
            await browser.until("Data Engineer, mid")
            await browser.type("3")
            await browser.until("fit after the month")
            await browser.type("j e")
            await browser.until("Export this view to")
            await browser.type("\r")
            for _ in range(100):
                if list(downloads.glob("*.md")):
                    break
                await asyncio.sleep(0.1)
            if shot := os.environ.get("CHROMIUM_SHOT"):
                found = await browser.ask("Page.captureScreenshot")
                Path(shot).write_bytes(base64.b64decode(str(found["data"])))

    run(script)
    (plan,) = downloads.glob("*.md")
    text = plan.read_text(encoding="utf-8")
    assert "role: data-engineer" in text
    assert "- [x] " in text
