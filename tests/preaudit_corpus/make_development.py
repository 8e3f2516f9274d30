"""Makes the files of the development corpus: fictional agencies, people and figures.

Run it with `src` and `tests` on the path. What it writes is kept: the corpus stays the same.
"""

from __future__ import annotations

from pathlib import Path

import page_making as made

FILES = Path(__file__).parent / "development" / "files"
AGENCY = "องค์การบริหารส่วนตำบลทุ่งหมอก"
TOP = (
    f"<header><a href='/'>{AGENCY}</a></header>"
    "<nav><a href=/o1>โครงสร้าง</a><a href=/o3>ติดต่อเรา</a></nav>"
)
FOOT = "<footer>เลขที่ 9 หมู่ 4 ตำบลทุ่งหมอก โทร 0 5300 0000 ลิขสิทธิ์ 2566</footer>"
BUYING = [
    ["ที่", "รายการ", "งบประมาณ (บาท)", "วิธีจัดหา", "สถานะ"],
    ["1", "ครุภัณฑ์คอมพิวเตอร์ งบลงทุน", "64,000", "เฉพาะเจาะจง", "ลงนามแล้ว"],
    ["2", "ก่อสร้างถนน คสล. หมู่ 3 งบลงทุน", "498,000", "e-bidding", "ระหว่างดำเนินการ"],
]
MONTHS = [
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
]
CSV = "\n".join(",".join(cell.replace(",", "") for cell in row) for row in BUYING)
GAPS = [["เดือน", "รับ", "เสร็จ"], *([each, "0", "0"] for each in (*MONTHS[:3], *MONTHS[5:]))]


def page(body: str, title: str = "", head: str = "<meta charset=utf-8>") -> str:
    return made.html(f"{TOP}<main>{body}</main>{FOOT}", title or AGENCY, head)


def files() -> dict[str, bytes | str]:
    manual = (
        "<h1>คู่มือการขอรับบริการสำหรับประชาชน</h1><h2>งานบริการ การชำระภาษีป้าย</h2>"
        "<p>ขั้นตอน ยื่นแบบ ตรวจสอบ ชำระเงิน</p><p>ระยะเวลา 5 นาที</p>"
        "<p>ช่องทาง กองคลัง ชั้น 1</p><p>ค่าธรรมเนียม ไม่มี</p>"
    )
    report = f"รายงานผลการจัดซื้อจัดจ้างประจำปีงบประมาณ พ.ศ. 2567\n\n{AGENCY}\n\n"
    return {
        "contact.html": page(
            "<h1>ข้อมูลการติดต่อ</h1><p>ที่อยู่ เลขที่ 9 หมู่ 4 ตำบลทุ่งหมอก<p>โทรศัพท์ 0 5300 0000"
            "<p>อีเมล office@thungmok.example<p>กระดานถาม-ตอบ"
        ),
        "contact-thin.html": page("<h1>ติดต่อเรา</h1><p>โทรศัพท์ ๐-๕๓๐๐-๐๐๐๐ ในเวลาราชการ จันทร์ถึงศุกร์"),
        "contact-other.html": page(
            "<h1>ติดต่อ อบต.บ้านเมฆ</h1><p>ที่อยู่ 12 หมู่ 1 ตำบลบ้านเมฆ โทร 053-111111 a@b.example ถามตอบ"
        ).replace(AGENCY, "ยินดีต้อนรับ"),
        "manual.html": page(manual + "<p>เอกสารประกอบ สำเนาทะเบียนบ้าน</p>"),
        "manual-thin.html": page(manual.replace("<p>ค่าธรรมเนียม ไม่มี</p>", "")),
        "manual-874.html": page(manual + "<p>เอกสารที่ใช้", head="").encode("cp874"),
        "manual-wrong.html": page(manual + "<p>เอกสารที่ใช้").encode("cp874"),
        "manual.docx": made.word(
            ("คู่มือสำหรับประชาชน", 1), (AGENCY, 0),
            [["ชื่องานบริการ", "ขั้นตอน", "ระยะเวลา", "ช่องทาง", "ค่าธรรมเนียม", "เอกสารที่ใช้"],
             ["ภาษีป้าย", "3 ขั้น", "5 นาที", "กองคลัง", "ไม่มี", "บัตรประชาชน"]],
        ),
        "buying.html": page(
            "<h1>รายการจัดซื้อจัดจ้างและความก้าวหน้า ปีงบประมาณ ๒๕๖๘</h1>" + made.html_table(BUYING)
        ),
        "buying-old.html": page(
            "<h1>รายการจัดซื้อจัดจ้าง ปีงบประมาณ 2567</h1>" + made.html_table(BUYING)
        ),
        "buying.xlsx": made.sheets(
            {"ปีงบ 68": [[f"รายการจัดซื้อจัดจ้าง {AGENCY}"], ["ปีงบประมาณ 2568"], *BUYING]}
        ),
        "buying.csv": CSV.encode("cp874"),
        "buying.pdf": made.pdf(
            f"รายการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. ๒๕๖๘\n\n{AGENCY}\n\n" + made.typst_table(BUYING)
        ),
        "buying-scan.pdf": made.scan(
            "รายการจัดซื้อจัดจ้าง ปีงบประมาณ 2568\n\n" + made.typst_table(BUYING)
        ),
        "report.pdf": made.pdf(report + made.typst_table(BUYING)),
        "report-other.pdf": made.pdf(
            report.replace(AGENCY, "เทศบาลตำบลบ้านเมฆ") + made.typst_table(BUYING)
        ),
        "list.html": page(
            "<h1>รายงานการจัดซื้อจัดจ้างประจำปี</h1><ul>"
            "<li><a href=r67.pdf>รายงานผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2567</a>"
            "<li><a href=r66.pdf>รายงานผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2566</a>"
            "<li><a href=r65.pdf>รายงานผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2565</a></ul>"
        ),
        "empty.html": page("<h1>รายงานการจัดซื้อจัดจ้าง</h1><p>ไม่พบข้อมูล"),
        "building.html": page("<h1>E-Service</h1><p>อยู่ระหว่างปรับปรุง ขออภัยในความไม่สะดวก"),
        "news.html": page(
            "<h1>ข่าวประชาสัมพันธ์</h1><p>12 พ.ย. 2567 ซ้อมดับเพลิง<p>3 ก.พ. 68 ประชุมประชาคมหมู่ 2"
        ),
        "news-old.html": page("<h1>ข่าวประชาสัมพันธ์</h1><p>5 มี.ค. 2566 จัดงานวันเด็ก<p>9/5/66 ประชุมสภา"),
        "e-service.html": page(
            "<h1>E-Service ยื่นคำร้องออนไลน์</h1><form><input name=a><textarea></textarea></form>"
            "<p>กรอกชื่อ เลขโทรศัพท์ และเรื่องที่ต้องการยื่น แล้วกดส่ง เจ้าหน้าที่จะติดต่อกลับ"
        ),
        "complaints.xlsx": made.sheets({"2569": [
            [f"สถิติเรื่องร้องเรียน {AGENCY} ปีงบประมาณ 2568"], ["เดือน", "รับ", "เสร็จ"],
            *([f"{m} {'67' if n < 3 else '68'}", "0", "0"] for n, m in enumerate(MONTHS)),
        ]}),
        "complaints-gap.html": page(
            "<h1>สถิติเรื่องร้องเรียน ปีงบประมาณ 2568</h1>" + made.html_table(GAPS)
        ),
        "garbled.html": page("<h1>คู่มือการขอรับบริการ</h1>" + manual).encode().decode("latin-1"),
        "wrong-item.html": page(
            "<h1>แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566–2570</h1><p>โครงการที่ 1 อบรมเจ้าหน้าที่ งบ 20,000 บาท"
        ),
        "locked.pdf": (FILES.parents[2] / "adapters/locked_pdf/to_open.pdf").read_bytes(),
    }  # fmt: skip


def main() -> None:
    FILES.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        raw = content if isinstance(content, bytes) else content.encode()
        (FILES / name).write_bytes(raw)


if __name__ == "__main__":
    main()
