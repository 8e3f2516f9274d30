"""Writes docs/gallery: pages of each kind of paper, as pictures.

Run by `make gallery`. The agencies are fictional and the day is fixed, so that pictures change only
when papers do.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.blocks import Entry, Listing, Paragraph, text
from prongsai.core.documents.content import Content, Meeting
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.official import Builder
from prongsai.core.papers.numbering import Counted
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
SCREENS = "Screens of the web application: [screens](screens/README.md)."
SAYS = """Pages of the PDFs, made of the fictional examples. Thai numerals are the default of
official papers; the table-led report is shown with Arabic ones. Places left blank are filled in by
hand or in the DOCX."""
FORMS = ("memo", "external_letter", "circular", "order", "announcement", "minutes", "certificate")


def main() -> None:
    """Draw every page that is shown."""
    press = Press(words_of)
    GALLERY.mkdir(exist_ok=True)
    for old in GALLERY.glob("*.png"):
        old.unlink()
    lines = [MADE, "# Gallery", "", SCREENS, "", SAYS]
    for name, told, document, pages in shown():
        drawn = press.pages(document, SHARP)
        lines.extend(["", f"## {document.title}", "", told, ""])
        for page in pages:
            (GALLERY / f"{name}-{page}.png").write_bytes(drawn[page - 1])
            lines.append(f"![page {page} of {len(drawn)}]({name}-{page}.png)")
    (GALLERY / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def shown() -> Iterator[tuple[str, str, Document, tuple[int, ...]]]:
    """Each paper by name, with what it is and the pages shown of it: reports, then forms."""
    yield from reports()
    shelf = Shelf(Library()).forms
    for form in FORMS:
        said = certified() if form == "certificate" else content()
        if shelf.forms[form].numbered is Counted.CALENDAR_YEAR:
            said = replace(said, number="15/2569")
        told = f"Official form: {shelf.forms[form].name.en}."
        yield form, told, Builder(shelf).paper(form, said, made=DAY), (1,)


def reports() -> Iterator[tuple[str, str, Document, tuple[int, ...]]]:
    """The two shapes of the analysis side by side, its lost items, then the papers of one page."""
    library = Library()
    papers = Papers(library)
    years = analysed(library, EXAMPLES / "years.csv")
    items = province(library)
    own = read_profile(EXAMPLES / "profile.yaml")
    measures = read_measures(EXAMPLES / "measures.csv", years.run.loaded.pack)
    wanted = Wanted("analysis", "narrative", "th", DAY, profile=own, measures=measures)
    yield "analysis", "The yearly analysis as a text.", papers.document(years, wanted), (1, 4, 6)
    arabic = Wanted("analysis", "table", "th", DAY, numerals=Numerals.ARABIC, measures=measures)
    yield "table", "The same, led by tables.", papers.document(years, arabic), (1, 2)
    long = papers.document(items, Wanted("analysis", "narrative", "th", DAY))
    yield "items", "An agency whose answers are known, item by item.", long, (5, 14)
    page = papers.document(items, Wanted("summary", "", "th", DAY))
    yield "summary-th", "One page for the executive.", page, (1,)
    page = papers.document(items, Wanted("summary", "", "en", DAY))
    yield "summary-en", "The same page in English.", page, (1,)
    result = papers.document(years, Wanted("announcement", "", "th", DAY))
    yield "result", "The announcement of the result.", result, (1,)


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
        Paragraph(text("ทั้งนี้ ให้แล้วเสร็จภายในวันที่ 31 ตุลาคม 2569")),
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


def certified() -> Content:
    """What the certificate is shown with: whom it is about, and what is true of them."""
    said = (
        "นายสมมติ ใจซื่อ ตำแหน่งนักวิเคราะห์นโยบายและแผนปฏิบัติการ สังกัดสำนักปลัดเทศบาล เทศบาลตำบลนาฝัน"
        " ได้รับแต่งตั้งเป็นผู้ช่วยเลขานุการคณะทำงานประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568"
        " และได้ปฏิบัติหน้าที่ดังกล่าวตั้งแต่วันที่ 1 ตุลาคม 2567 ถึงวันที่ 30 กันยายน 2568 จริง"
    )
    subject = "การปฏิบัติหน้าที่ในคณะทำงานประเมินคุณธรรมและความโปร่งใส"
    return replace(content(), subject=subject, body=(Paragraph(text(said)),))


if __name__ == "__main__":
    main()
