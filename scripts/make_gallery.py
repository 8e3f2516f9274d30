"""Writes docs/gallery: pages of each kind of paper, as pictures.

Run by `make gallery`. The agencies are fictional and the day is fixed, so that pictures change only
when papers do.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.blocks import Entry, Listing, Paragraph, text
from prongsai.core.documents.content import Content, Meeting
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.official import Builder
from prongsai.shell.analysing import Analysing
from prongsai.shell.paper_files import read_measures, read_profile
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Papers, Wanted
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "docs" / "gallery"
EXAMPLES = ROOT / "examples"
DAY = dt.date(2026, 10, 1)
SHARP = 64
MADE = "<!-- Made by scripts/make_gallery.py: run `make gallery`. -->"
SAYS = """Pages of the PDFs, made of the fictional examples. Thai numerals are the default of
official papers; the table-led report is shown with Arabic ones. Places left blank are filled in by
hand or in the DOCX."""
FORMS = ("external_letter", "circular", "memo", "order", "announcement", "minutes", "certificate")


def main() -> None:
    """Draw every page that is shown."""
    press = Press(words_of)
    GALLERY.mkdir(exist_ok=True)
    for old in GALLERY.glob("*.png"):
        old.unlink()
    lines = [MADE, "# Gallery", "", SAYS]
    for name, document, pages in shown():
        drawn = press.pages(document, SHARP)
        lines.extend(["", f"## {document.title}", ""])
        for page in pages:
            (GALLERY / f"{name}-{page}.png").write_bytes(drawn[page - 1])
            lines.append(f"![page {page} of {len(drawn)}]({name}-{page}.png)")
    (GALLERY / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def shown() -> Iterator[tuple[str, Document, tuple[int, ...]]]:
    """Each paper by name, with the pages shown of it."""
    library = Library()
    papers = Papers(library)
    years = analysed(library, EXAMPLES / "years.csv")
    items = province(library)
    own = read_profile(EXAMPLES / "profile.yaml")
    measures = read_measures(EXAMPLES / "measures.csv", years.run.loaded.pack)
    wanted = Wanted("analysis", "narrative", "th", DAY, profile=own, measures=measures)
    yield "analysis", papers.document(years, wanted), (1, 4, 6)
    yield "items", papers.document(items, Wanted("analysis", "narrative", "th", DAY)), (5, 14)
    arabic = Wanted("analysis", "table", "th", DAY, numerals=Numerals.ARABIC, measures=measures)
    yield "table", papers.document(years, arabic), (1, 2)
    yield "summary-th", papers.document(items, Wanted("summary", "", "th", DAY)), (1,)
    yield "summary-en", papers.document(items, Wanted("summary", "", "en", DAY)), (1,)
    yield "result", papers.document(years, Wanted("announcement", "", "th", DAY)), (1,)
    builder = Builder(Shelf(library).forms)
    for form in FORMS:
        yield form, builder.paper(form, content(), made=DAY), (1,)


def analysed(library: Library, *files: Path, **options: object) -> Analysed:
    """The first agency in these files."""
    asked = {
        "files": list(files), "pack": None, "scheme": "ita", "agency": None, "agencies": None,
        "strict": False, "assume": None, "choose": [], "peers": None,
    }  # fmt: skip
    work = Analysing(
        argparse.Namespace(**{**asked, **options}), library, Voice("th", io.StringIO()), None
    )
    return next(work.all())


def province(library: Library) -> Analysed:
    """An agency of the example province, with its items."""
    folder = EXAMPLES / "province"
    files = [folder / f"{name}.csv" for name in ("iit", "eit", "oit")]
    register = folder / "agencies.csv"
    return analysed(library, *files, pack="ita/2568", agencies=register, agency="S02")


def content() -> Content:
    """What the official forms are shown with."""
    steps = ("รวบรวมผลการประเมินและหลักฐาน", "วิเคราะห์สาเหตุของคะแนนที่ขาดไป", "เสนอมาตรการต่อผู้บริหาร")
    body = (
        Paragraph(
            text(
                "ด้วยเทศบาลตำบลนาฝันได้รับทราบผลการประเมินคุณธรรมและความโปร่งใสแล้ว",
                " เพื่อให้การนำผลไปใช้เป็นไปด้วยความเรียบร้อย จึงกำหนดให้ดำเนินการดังนี้",
            )
        ),
        Listing(tuple(Entry(text(step)) for step in steps)),
        Paragraph(text("ทั้งนี้ ให้แล้วเสร็จภายใน 30 วันนับแต่วันที่ได้รับหนังสือฉบับนี้")),
    )  # fmt: skip
    return Content(
        agency="เทศบาลตำบลนาฝัน",
        subject="การนำผลการประเมินคุณธรรมและความโปร่งใสไปใช้",
        body=body,
        position="นายกเทศมนตรีตำบลนาฝัน",
        number="สต 71234/15",
        dated=DAY,
        to="หัวหน้าส่วนราชการทุกกอง",
        unit="สำนักปลัดเทศบาล",
        address=("ถนนสมมติ ตำบลนาฝัน", "จังหวัดสมมติบุรี"),
        telephone="0 2000 0000",
        enclosures=("รายงานวิเคราะห์ผลการประเมิน จำนวน 1 ชุด",),
        meeting=Meeting(
            name="คณะทำงานประเมินคุณธรรมและความโปร่งใส",
            count="1/2569",
            day=DAY,
            place="ห้องประชุมเทศบาลตำบลนาฝัน",
            attended=("นายกเทศมนตรีตำบลนาฝัน ประธาน", "ปลัดเทศบาล", "หัวหน้าสำนักปลัดเทศบาล เลขานุการ"),
            absent=("ผู้อำนวยการกองช่าง (ติดราชการ)",),
            started=dt.time(9, 30),
            ended=dt.time(11, 45),
        ),
    )


if __name__ == "__main__":
    main()
