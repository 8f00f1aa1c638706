"""The HTML plan in a real browser; skipped where no Chromium is installed."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from skillgap.advice import Request, advise, plan_for
from skillgap.month import Month
from skillgap.plan import PlanOptions
from skillgap.report.plan.files import render_plan

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    root = Path(__file__).parents[2]
    request = Request(today=Month(2026, 11), roles=("ml-engineer",))
    advice = advise(root / "examples" / "mara-lindqvist.pdf", request, cache_folder=folder)
    options = PlanOptions(start=Month(2027, 1), hours_per_week=6, months=12, interview_share=0.2, weeks_off=3)
    path = folder / "plan.html"
    text = render_plan(plan_for(advice, options), ".html")
    assert isinstance(text, str)
    path.write_text(text, encoding="utf-8")
    return path


def browse(page: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Open a page; the profile lies beside it."""
    assert CHROMIUM
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [CHROMIUM, *FLAGS, profile, *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)


def test_browser_has_nothing_to_complain_about(page: Path) -> None:
    result = browse(page, "--dump-dom")
    assert "When each bar is met" in result.stdout
    assert "CONSOLE" not in result.stderr


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_scrolls_sideways(page: Path, width: int) -> None:
    """A page in a frame of this width is no wider; the policy that forbids scripts is lifted to measure."""
    inner = POLICY.sub("", page.read_text(encoding="utf-8"))
    frame = page.with_name(f"frame-{width}.html")
    frame.write_text(
        f'<iframe id="f" width="{width}" height="800" style="border:0" srcdoc="{html.escape(inner)}"></iframe>'
        '<p id="w"></p><script>f.onload=()=>{w.textContent="width "+f.contentDocument.documentElement.scrollWidth}</script>',
        encoding="utf-8",
    )
    result = browse(frame, "--dump-dom", "--virtual-time-budget=3000")
    found = re.search(r'id="w">width (\d+)', result.stdout)
    assert found
    assert int(found[1]) <= width


def test_it_prints_on_a4(page: Path) -> None:
    import pypdfium2

    target = page.with_suffix(".pdf")
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    document = pypdfium2.PdfDocument(target)
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert 3 <= len(document) <= 15
