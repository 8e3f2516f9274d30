"""PDF and Word files as offices make them, with something in every place that holds letters."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES = (
    f'<w:footnotes {_W}><w:footnote w:id="1"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
PLACES = ("body", "cell", "box", "header", "footer", "comment", "inserted", "deleted", "footnote")


def word(said: str, place: str = "body", author: str = "") -> bytes:
    """A Word file that says it in one place, and harmless things elsewhere."""
    made = docx.Document()
    made.core_properties.author = author
    made.add_paragraph("ประกาศองค์การบริหารส่วนตำบล เรื่อง การจ่ายเงินเบี้ยยังชีพ")
    paragraph = made.add_paragraph("รายละเอียด")
    match place:
        case "body":
            made.add_paragraph(said)
        case "cell":
            made.add_table(1, 2).cell(0, 1).text = said
        case "header":
            made.sections[0].header.paragraphs[0].text = said
        case "footer":
            made.sections[0].footer.paragraphs[0].text = said
        case "comment":
            made.add_comment(paragraph.runs, text=said, author="")
        case "footnote":
            _footnote(made, said)
        case _:
            paragraph._p.append(parse_xml(_PIECES[place].format(said)))
    return _saved(made)


_PIECES = {
    "box": f"<w:r {_W}><w:pict><w:txbxContent><w:p><w:r><w:t>{{}}</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r>",
    "inserted": f'<w:ins {_W} w:id="1" w:author="ก"><w:r><w:t>{{}}</w:t></w:r></w:ins>',
    "deleted": f'<w:del {_W} w:id="1" w:author="ก"><w:r><w:delText>{{}}</w:delText></w:r></w:del>',
}


def _footnote(made: Any, said: str) -> None:
    name = PackURI("/word/footnotes.xml")
    part = Part(name, _TYPE, _NOTES.format(said).encode(), made.part.package)
    made.part.relate_to(part, _RELATION)


def _saved(made: Any) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def with_a_file_inside(content: bytes) -> bytes:
    """The same Word file with a spreadsheet in it, as programs embed charts."""
    made = docx.Document(io.BytesIO(content))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = PackURI("/word/embeddings/book.xlsx")
    part = Part(name, kind, b"PK", made.part.package)
    made.part.relate_to(part, _RELATION.replace("footnotes", "package"))
    return _saved(made)


def makers(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("docProps/core.xml")


def filled_in(note: str = "", field: str = "", author: str = "") -> bytes:
    """A PDF without running text: a note somebody stuck on it, a field somebody filled in."""
    parts = (
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R 6 0 R]>>",
        f"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents({note})>>",
        f"<</FT/Tx/T(id)/V({field})/Kids[6 0 R]>>",
        "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/Parent 5 0 R>>",
        f"<</Author({author})>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += f"{number} 0 obj{part} endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    tail = f"trailer<</Size {size}/Root 1 0 R/Info 7 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return made + f"xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode()
