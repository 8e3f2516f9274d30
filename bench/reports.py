"""A full report made here and by an office suite, a province of reports, and what the PDF holds.

python bench/reports.py           one report, then 10, 50 and 100 agencies
python bench/reports.py --quick   one report, then 10 agencies
"""

from __future__ import annotations

import contextlib
import io
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from five_years import write_years
from full_report import charts, full_report, full_reports, phrases
from line_endings import endings, lines_of, pages_of, running, unboxed
from prongsai.workshop.papers import Renderers

FORMATS = ("pdf", "docx", "html")
SMALLEST, STRINGS, OTHERS = 20_000, 200, 6
WAYS = {
    "cold": "paper to PDF, all cold",
    "once": "compiler open; suite started anew",
    "open": "compiler open; suite open too",
    "whole": "from scores to paper, all cold",
}
PRONGSAI = (sys.executable, "-c", "from prongsai.shell.main import run; run()")


COLD = """
import gc, pickle, sys
gc.disable()  # as the command does
from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
with open(sys.argv[1], "rb") as file:
    document = pickle.load(file)
with open(sys.argv[2], "wb") as file:
    file.write(Press(words_of).pdf(document))
"""
"""A fresh interpreter that is given the document as blocks, as the office suite is given a DOCX."""


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def whole(paper: Path) -> None:
    """A measured file that is not there ends the benchmark."""
    if paper.stat().st_size < SMALLEST:
        raise SystemExit(f"{paper} is too small to be the report")


def cold(blocks: Path) -> None:
    made = blocks.with_suffix(".pdf")
    subprocess.run([sys.executable, "-c", COLD, str(blocks), str(made)], check=True)
    whole(made)


def command(files: list[Path], form: str, out: Path) -> Path:
    """The whole command, from scores to paper."""
    folder = Path(tempfile.mkdtemp(dir=out))
    asked = ["report", *map(str, files), "--format", form, "--out", str(folder)]
    subprocess.run([*PRONGSAI, *asked], check=True, capture_output=True)
    return next(folder.glob(f"*.{form}"))


def office(papers: list[Path], out: Path, profile: Path) -> None:
    """DOCX through the office suite, headless; all of them by one process."""
    called = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    called += ["--convert-to", "pdf", "--outdir", str(out), *map(str, papers)]
    subprocess.run(called, check=True, capture_output=True)
    for paper in papers:
        made = out / paper.with_suffix(".pdf").name
        whole(made)
        made.unlink()


def fresh(papers: list[Path], out: Path) -> None:
    with tempfile.TemporaryDirectory(dir=out) as profile:
        office(papers, out, Path(profile))


def usual(files: list[Path], out: Path) -> None:
    fresh([command(files, "docx", out)], out)


def one(out: Path, times: int) -> None:
    """One report: our way and the usual way in turns, cold and with everything open."""
    documents, renderers, kept = full_reports(OTHERS + 1), Renderers(), out / "profile"
    first, *others = documents
    papers, blocks = [], out / "report.blocks"
    for place, document in enumerate(documents):
        papers.append(out / f"report{place}.docx")
        papers[-1].write_bytes(renderers.render(document, "docx"))
    blocks.write_bytes(pickle.dumps(first))
    files = write_years(out, 1)
    read = pages_of(renderers.render(first, "pdf"))
    renderers.render(first, "html")
    office(papers[:1], out, kept)
    found: dict[str, list[float]] = {}

    def note(name: str, work: Callable[[], object], share: int = 1) -> None:
        found.setdefault(name, []).append(seconds(work) / share)

    for other in others[:times]:
        note("office cold", partial(fresh, papers[:1], out))
        note("office once", partial(office, papers[:1], out, kept))
        note("office all", partial(office, papers, out, kept))
        note("office whole", partial(usual, files, out))
        note("pdf cold", partial(cold, blocks))
        for form in FORMATS:
            note(f"{form} whole", partial(command, files, form, out))
            # Another document each time: the compiler remembers what it has seen.
            note(f"{form} open", partial(renderers.render, other, form))
    taken = {name: median(each) for name, each in found.items()}
    taken["pdf once"] = taken["pdf open"]
    taken["office open"] = (taken["office all"] - taken["office once"]) / OTHERS
    print(f"{len(read)} pages, {charts(first)} charts; seconds, and the office suite by our PDF\n")
    print(f"{'':38} {'PDF':>6} {'DOCX':>6} {'HTML':>6} {'office':>7} {'ratio':>6}")
    for name, said in WAYS.items():
        keys = (f"{form} {name}" for form in FORMATS)
        ours = "".join(f" {taken[key]:6.2f}" if key in taken else f"{'–':>7}" for key in keys)
        theirs = taken[f"office {name}"]
        print(f"{said:38}{ours} {theirs:7.2f} {theirs / taken[f'pdf {name}']:6.1f}", flush=True)


def province(out: Path, sizes: tuple[int, ...]) -> None:
    """Every agency in three formats by one command, each size in a process of its own."""
    print("\nagencies  seconds  peak MB")
    for number in sizes:
        folder = out / str(number)
        folder.mkdir()
        files = [str(path) for path in write_years(folder, number)]
        asked = ["report", *files, "--format", ",".join(FORMATS), "--out", str(folder / "papers")]
        begun = time.perf_counter()
        peak = _peak([*PRONGSAI, *asked])
        taken = time.perf_counter() - begun
        made = sum(not path.name.startswith(".") for path in (folder / "papers").iterdir())
        if made != number * len(FORMATS):
            raise SystemExit(f"{made} files of {number} agencies")
        print(f"{number:8} {taken:8.1f} {peak:8.0f}", flush=True)


def _peak(called: list[str]) -> float:
    """Runs a command; a process between measures it alone."""
    inner = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True,"
        " capture_output=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    made = subprocess.run([sys.executable, "-c", inner, *called], check=True, capture_output=True)
    return int(made.stdout) / 1024


def read_back() -> None:
    """Strings found whole in the PDF, and lines that end inside words."""
    document, press = full_report(), Renderers().press
    pages = pages_of(press.pdf(document))
    joined = "".join(lines_of(pages))
    wanted = phrases(document, STRINGS)
    lost = [each for each in wanted if each not in joined]
    parted = sum(not any(each in page for page in pages) for each in wanted) - len(lost)
    print(f"\nThai strings found whole: {STRINGS - len(lost)} of {STRINGS}", *lost)
    print(f"  of these parted by the end of a line: {parted}")
    ways = (("words kept together", pages), ("not", pages_of(unboxed(press, document))))
    for (name, read), words in ((way, words) for way in ways for words in ("orst", "icu")):
        found = endings(list(running(document)), lines_of(read), words)
        inside = sum(bool(each.inside) for each in found)
        print(f"line ends inside a word ({name}, by {words}): {inside} of {len(found)}")


@contextlib.contextmanager
def quiet() -> Iterator[Path]:
    with contextlib.redirect_stderr(io.StringIO()), tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def main() -> None:
    quick = "--quick" in sys.argv
    with quiet() as out:
        one(out, 3 if quick else OTHERS)
        province(out, (10,) if quick else (10, 50, 100))
        read_back()


if __name__ == "__main__":
    main()
