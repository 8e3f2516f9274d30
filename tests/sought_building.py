"""What is sought in content, as short as a test can say it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from prongsai.core.criteria.items import Element, Item
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Link, Reading, Table
from prongsai.core.preaudit.signs import (
    By,
    ElementSigns,
    FrameSigns,
    Pattern,
    Signs,
    TopicSigns,
    Year,
)
from prongsai.core.preaudit.sought import Sought
from prongsai.core.terms.agency_names import NameTable, NameWord
from prongsai.core.terms.words import Words

NAMES = NameTable(
    kinds=(
        NameWord("sao", "องค์การบริหารส่วนตำบล", "อบต."),
        NameWord("town", "เทศบาลตำบล", "ทต."),
    ),
    places=(NameWord("district", "อำเภอ", "อ."), NameWord("province", "จังหวัด", "จ.")),
)
TOPICS = {
    "list": TopicSigns(
        key="list",
        title=("รายการ จัดซื้อ",),
        year=Year.ASSESSED,
        elements={
            "mail": ElementSigns(key="mail", patterns=(Pattern.EMAIL, Pattern.PHONE)),
            "person": ElementSigns(key="person", patterns=(Pattern.PERSON,)),
            "place": ElementSigns(key="place", patterns=(Pattern.ADDRESS,)),
            "photo": ElementSigns(key="photo", patterns=(Pattern.PICTURE,)),
            "form": ElementSigns(key="form", patterns=(Pattern.FORM,)),
            "fee": ElementSigns(key="fee", words=("ค่าธรรมเนียม", "นายก ปลัด")),
            "duties": ElementSigns(key="duties", words=("หน้าที่",), never=("มาตรา",)),
            "monthly": ElementSigns(key="monthly", by=By.MONTHS),
        },
    ),
    "plan": TopicSigns(key="plan", title=("แผน ทุจริต",), not_title=("รายงาน",), year=Year.SPAN),
    "report": TopicSigns(key="report", title=("รายงาน จัดซื้อ",), year=Year.BEFORE),
    "figures": TopicSigns(key="figures", title=("สถิติ",), year=Year.EITHER),
    "contact": TopicSigns(key="contact", title=("ติดต่อ",), year=Year.NONE),
}
SIGNS = Signs(
    schema=1,
    sources={},
    empty=("ไม่พบข้อมูล",),
    building=("กำลังปรับปรุง",),
    none=("ไม่มีเรื่องร้องเรียน",),
    none_of=("ร้องเรียน", "ของขวัญ"),
    frame=FrameSigns(
        home=("หน้าหลัก",),
        menu=("หน้าหลัก", "ประวัติ", "ติดต่อเรา"),
        boxes=("ผู้เยี่ยมชม",),
        box_ends=("ล่าสุด",),
        lines=("ยินดีต้อนรับ",),
        notes=("เผยแพร่เมื่อ",),
        foot=("สงวนลิขสิทธิ์",),
        embedded=("maps",),
    ),
    laws=("พระราชบัญญัติ", "ระเบียบ"),
    after_names=("อำเภอ", "ได้", "ร่วม"),
    not_names=("ทุก", "และ"),
    persons=("นางสาว", "นาย"),
    not_persons=("นายกองค์การ",),
    forms=("forms.example",),
    files=(".pdf", ".xlsx"),
    topics=TOPICS,
)


TOPIC_NAMES = {key: Words(f"ไทย {key}", key) for key in TOPICS}


def elements(*keys: str) -> tuple[Element, ...]:
    return tuple(Element(key=key, short=Words(f"ไทย {key}", key)) for key in keys)


def item(topic: str = "list", **more: Any) -> Item:
    return Item(
        code="O1", indicator="d", topic=topic, short=Words("เรื่อง", "thing"), scale="s", **more
    )


def sought(topic: str = "list", **more: Any) -> Sought:
    """อบต.ทุ่งหมอก, fiscal year 2568; `more` is of the item or of what is sought."""
    mine = ("elements", "structured_table", "title")
    of_item = {key: more.pop(key) for key in mine if key in more}
    base = Sought(
        agency="องค์การบริหารส่วนตำบลทุ่งหมอก อำเภอเมฆขาว",
        item=item(topic, **of_item),
        fiscal_year=2568,
        signs=SIGNS,
        names=NAMES,
    )
    return replace(base, **more)


def page(*texts: str, **more: Any) -> Reading:
    """An HTML page: `# ` begins a heading, `! ` what looks like one, `~ ` what is of the site."""
    blocks = tuple(_block(text, number) for number, text in enumerate(texts, start=1))
    return Reading(Form.HTML, blocks=blocks, **more)


def _block(text: str, number: int) -> Block:
    place = f"line:{number}"
    if text.startswith("# "):
        return Block(text[2:], place, level=1)
    if text.startswith("! "):
        return Block(text[2:], place, level=LOOKS)
    return Block(text[2:], place, aside=True) if text.startswith("~ ") else Block(text, place)


def table(*rows: str, place: str = "table:1") -> Table:
    return Table(tuple(tuple(row.split("|")) for row in rows), place)


def links(*pairs: str) -> tuple[Link, ...]:
    """`text > address` each."""
    split = (pair.split(" > ") for pair in pairs)
    return tuple(Link(text, address) for text, address in split)
