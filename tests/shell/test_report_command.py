"""`report`: from scores to papers on disk, each figure as in the data, nothing half done."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import docx
import pypdfium2
import pytest

from command_line import EXAMPLES, PROVINCE, Ran, run, table
from contracts.renderers import read_docx, read_html, read_pdf
from prongsai.core.terms.numbers import half_up
from scoring_situations import INDICATOR_NAMES, REFERENCE_2565

HEADER = ("หน่วยงาน", "จังหวัด", "ปีงบประมาณ", *INDICATOR_NAMES)
SCORES = [Fraction(each) for each in REFERENCE_2565.split()]
AGENCY = "องค์การบริหารส่วนตำบลทุ่งแสงทอง"
READERS: dict[str, Callable[[bytes], str]] = {
    "docx": read_docx, "pdf": read_pdf, "html": read_html, "txt": bytes.decode,
}  # fmt: skip


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ten FY2565 scores of the reference under the name of an agency that does not exist."""
    path = tmp_path_factory.mktemp("reference") / "reference.csv"
    return table(path, HEADER, [AGENCY, "สมมติ", 2565, *REFERENCE_2565.split()])


@pytest.fixture(scope="module")
def papers(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The analysis in every format that is text, read back from the files."""
    out = tmp_path_factory.mktemp("papers")
    forms = "docx,pdf,html,txt"
    ran = run("report", reference, "--out", out, "--format", forms, "--numerals", "arabic")
    assert ran.code == 0
    return {form: read(next(out.glob(f"*.{form}")).read_bytes()) for form, read in READERS.items()}


def squeezed(said: str) -> str:
    """Without white space, which each format puts where its lines end."""
    return re.sub(r"\s+", "", said)


def means() -> tuple[Fraction, Fraction, Fraction]:
    """IIT, EIT, OIT, worked out here from the ten scores."""
    parts = (SCORES[:5], SCORES[5:8], SCORES[8:])
    iit, eit, oit = (sum(part, Fraction(0)) / len(part) for part in parts)
    return iit, eit, oit


def total() -> Fraction:
    iit, eit, oit = means()
    return (3 * iit + 3 * eit + 4 * oit) / 10


@pytest.mark.parametrize("form", list(READERS))
def test_the_total_of_the_reference_is_said_with_its_level(
    papers: dict[str, str], form: str
) -> None:
    assert half_up(total(), 2) == Decimal("95.75")
    assert f"{AGENCY}ได้คะแนนรวม95.75คะแนนอยู่ในระดับ“AA”และผ่านการประเมิน" in squeezed(papers[form])


@pytest.mark.parametrize("form", list(READERS))
def test_every_indicator_stands_with_its_own_score(papers: dict[str, str], form: str) -> None:
    names = "|".join(INDICATOR_NAMES)
    pattern = rf"ตัวชี้วัดที่(\d+)({names})ได้(\d+\.\d\d)คะแนน"
    found = re.findall(pattern, squeezed(papers[form]))

    said = {int(number): (name, Fraction(score)) for number, name, score in found}
    assert said == dict(enumerate(zip(INDICATOR_NAMES, SCORES, strict=True), 1))


@pytest.mark.parametrize("form", list(READERS))
def test_counts_of_strengths_and_gaps_are_those_of_the_ten_scores(
    papers: dict[str, str], form: str
) -> None:
    counted = (
        sum(score >= 95 for score in SCORES),
        sum(85 <= score < 95 for score in SCORES),
        sum(score < 85 for score in SCORES),
    )
    found = re.findall(r"จำนวน(\d+)ตัวชี้วัด", squeezed(papers[form]))

    assert counted == (7, 3, 0)
    assert tuple(int(each) for each in found) == counted


@pytest.mark.parametrize("form", list(READERS))
def test_every_figure_found_can_be_worked_out_from_the_ten_scores(
    papers: dict[str, str], form: str
) -> None:
    weights = [Fraction(6, 100)] * 5 + [Fraction(1, 10)] * 3 + [Fraction(1, 5)] * 2
    lost = [weight * (100 - score) for weight, score in zip(weights, SCORES, strict=True)]
    exact = [*SCORES, *means(), total(), *lost, 100 - total()]
    exact += [Fraction(3, 10) * (100 - means()[0]), Fraction(3, 10) * (100 - means()[1])]
    exact += [Fraction(4, 10) * (100 - means()[2]), total() - 95]
    bounds = [Fraction(each) for each in (0, 50, 55, 65, 75, 85, 95, 100)]
    found = {Fraction(each) for each in re.findall(r"(?<![\d.])\d{1,3}\.\d\d(?!\d)", papers[form])}
    sections = {Fraction(f"5.{place}") for place in range(10, 11)}

    strange = [
        str(half_up(each, 2))
        for each in found - sections
        if not any(abs(each - known) < Fraction(1, 100) for known in exact)
        and not any(each in (bound, bound - Fraction(1, 100)) for bound in bounds)
    ]
    assert strange == []


@pytest.mark.parametrize("form", list(READERS))
def test_printed_points_lost_add_up_to_what_the_total_lacks(
    papers: dict[str, str], form: str
) -> None:
    said = squeezed(papers[form])
    begin = said.rindex("คะแนนรวมที่ขาดไป")
    column = re.findall(r"\d+\.[ก-๙]+\|?(\d+\.\d\d)\|?(\d+\.\d\d)", said[begin:])
    printed = [Decimal(points) for score, points in column[:6]]

    assert sum(printed) == 100 - Decimal("95.75")


def test_all_formats_say_the_same(papers: dict[str, str]) -> None:
    figures = {
        form: sorted(set(re.findall(r"(?<![\d.])\d{1,3}\.\d\d(?!\d)", said)))
        for form, said in papers.items()
    }

    assert figures["docx"] == figures["txt"]
    assert set(figures["txt"]) <= set(figures["pdf"])
    assert set(figures["txt"]) <= set(figures["html"])


# --- The command -------------------------------------------------------------------------------


def report(*words: object, lang: str = "en") -> Ran:
    return run("report", *words, lang=lang)


def test_a_province_is_made_in_one_command_one_paper_for_each_agency(tmp_path: Path) -> None:
    files = [PROVINCE / f"{name}.csv" for name in ("iit", "eit", "oit")]
    ran = report(
        *files, "--pack", "ita/2568", "--agencies", PROVINCE / "agencies.csv",
        "--out", tmp_path, "--format", "txt",
    )  # fmt: skip

    assert ran.code == 0
    assert len(list(tmp_path.glob("*-2568-analysis.txt"))) == 8


def test_namesakes_of_two_provinces_get_a_file_each(tmp_path: Path) -> None:
    scores = REFERENCE_2565.split()
    path = table(
        tmp_path / "two.csv", HEADER, [AGENCY, "ก", 2565, *scores], [AGENCY, "ข", 2565, *scores]
    )
    report(path, "--out", tmp_path / "out", "--format", "txt")

    assert len(list((tmp_path / "out").glob("*.txt"))) == 2


def test_one_paper_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    scores = REFERENCE_2565.split()
    path = table(
        tmp_path / "two.csv", HEADER, [AGENCY, "ก", 2565, *scores], [AGENCY, "ข", 2565, *scores]
    )
    out = tmp_path / "out"
    (out / f"{AGENCY}_ก-2565-analysis.txt").mkdir(parents=True)
    ran = report(path, "--out", out, "--format", "txt")

    assert ran.code == 1
    assert "[out-cannot-write]" in ran.err
    assert (out / f"{AGENCY}_ข-2565-analysis.txt").is_file()


def test_a_folder_that_cannot_be_written_is_told_before_any_work(
    reference: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    ran = report(reference, "--out", blocked, "--format", "txt")

    assert (ran.code, "[out-cannot-write]" in ran.err) == (1, True)
    assert "files made" not in ran.err


def test_a_missing_font_stops_before_the_first_paper(
    reference: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.adapters.typst_pdf.compiling.FONT", "ฟอนต์ที่ไม่มี")
    ran = report(reference, "--out", tmp_path / "out", "--format", "txt,pdf", lang="th")

    assert ran.code == 1
    assert "[font-missing] ทำ PDF ไม่ได้ เพราะเครื่องนี้ไม่มีแบบอักษร ฟอนต์ที่ไม่มี" in ran.err
    assert not list((tmp_path / "out").glob("*.txt"))


def test_an_unknown_format_is_named_with_those_there_are(reference: Path, tmp_path: Path) -> None:
    ran = report(reference, "--out", tmp_path, "--format", "docx,odt")

    assert ran.code == 2
    assert "The format “odt” is not known" in ran.err


def test_an_english_analysis_is_told_to_be_thai(reference: Path, tmp_path: Path) -> None:
    ran = report(reference, "--out", tmp_path, "--format", "txt")
    english = report(reference, "--out", tmp_path, "--format", "txt", "--kind", "summary")

    assert "[report-thai-only]" in ran.err
    assert "[report-thai-only]" not in english.err
    assert "Total 95.75" in next(tmp_path.glob("*summary-en.txt")).read_text("utf-8")


def test_an_announcement_is_signed_by_the_head_of_its_kind_of_agency(
    reference: Path, tmp_path: Path
) -> None:
    report(reference, "--out", tmp_path, "--format", "txt", "--kind", "announcement", lang="th")
    said = next(tmp_path.glob("*announcement.txt")).read_text("utf-8")

    assert f"ประกาศ{AGENCY}" in said
    assert said.rstrip().endswith(f"นายก{AGENCY}")


def test_tables_of_a_report_become_sheets(reference: Path, tmp_path: Path) -> None:
    report(reference, "--out", tmp_path, "--format", "xlsx")

    content = next(tmp_path.glob("*.xlsx")).read_bytes()
    assert content.startswith(b"PK")


def test_a_bundle_is_public_unless_the_inside_is_asked_for(tmp_path: Path) -> None:
    iit = PROVINCE / "iit.csv"
    words = (iit, "--pack", "ita/2568", "--agency", "เทศบาลตำบลนาฝัน", "--kind", "bundle")
    public = report(*words, "--out", tmp_path / "public")
    inside = report(*words, "--out", tmp_path / "inside", "--inside")

    assert (public.code, inside.code) == (0, 0)
    names = sorted(path.name.split("-")[-1] for path in (tmp_path / "inside").glob("score-*"))
    assert names == ["counts.csv", "inside.json", "scores.csv"]
    assert not list((tmp_path / "public").glob("*inside*"))


def test_a_bundle_scores_as_what_it_was_made_of(reference: Path, tmp_path: Path) -> None:
    report(reference, "--out", tmp_path, "--kind", "bundle", "--inside")
    ran = run(
        "score", next(tmp_path.glob("score-*.json")), "--pack", "ita/2565", "--format", "json"
    )

    assert [each["overall"] for each in ran.records()] == ["95.75"]


def test_the_summary_is_one_page_in_both_languages(tmp_path: Path) -> None:
    files = [PROVINCE / f"{name}.csv" for name in ("iit", "eit", "oit")]
    words = (*files, "--pack", "ita/2568", "--kind", "summary", "--format", "pdf")
    for lang in ("th", "en"):
        report(*words, "--out", tmp_path / lang, lang=lang)
        made = sorted((tmp_path / lang).glob("*.pdf"))
        assert len(made) == 8
        assert {len(pypdfium2.PdfDocument(each.read_bytes())) for each in made} == {1}


def test_a_paper_is_written_on_the_office_s_own_template(reference: Path, tmp_path: Path) -> None:
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "หัวกระดาษของหน่วยงาน"
    own.save(str(tmp_path / "own.docx"))
    words = (reference, "--out", tmp_path, "--format", "docx", "--kind", "announcement")
    ran = report(*words, "--template", tmp_path / "own.docx")
    made = docx.Document(str(next(tmp_path.glob("*announcement.docx"))))

    assert ran.code == 0
    assert made.sections[0].header.paragraphs[0].text == "หัวกระดาษของหน่วยงาน"
    assert "[template-" in ran.err


@pytest.mark.parametrize(
    ("content", "code"), [(b"PK\x03\x04 no zip", "template-"), (None, "file-unreadable")]
)
def test_a_template_that_cannot_be_used_stops_before_the_first_paper(
    reference: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "own.docx"
    if content is not None:
        path.write_bytes(content)
    ran = report(reference, "--out", tmp_path / "out", "--template", path)

    assert ran.code == 1
    assert f"[{code}" in ran.err
    assert "own.docx" in ran.err
    assert not (tmp_path / "out").exists()


def test_what_is_no_result_is_not_announced(tmp_path: Path) -> None:
    words = ("--out", tmp_path, "--kind", "announcement", "--format", "txt")
    draft = report(EXAMPLES / "next-year.csv", *words)
    iit = [PROVINCE / f"{name}.csv" for name in ("iit", "eit", "oit")]
    own = report(*iit, "--pack", "ita/2568", "--agency", "เทศบาลตำบลนาฝัน", *words)

    assert (draft.code, "[announce-no-total]" in draft.err) == (1, True)
    assert (own.code, "Not to be announced: IIT, EIT come from answers" in own.err) == (1, True)
    assert not list(tmp_path.glob("*.txt"))


def test_data_used_in_part_is_not_announced(tmp_path: Path) -> None:
    scores = REFERENCE_2565.split()
    rows = ([AGENCY, "ก", 2565, *scores], ["อื่น", "ข", 2565, "oops", *scores[1:]])
    path = table(tmp_path / "two.csv", HEADER, *rows)
    ran = report(path, "--out", tmp_path / "out", "--kind", "announcement", "--agency", AGENCY)

    assert (ran.code, "[announce-partial]" in ran.err) == (1, True)


@pytest.mark.parametrize(("staff", "inside"), [(4, True), (12, False)])
def test_scores_of_few_respondents_are_marked_as_not_for_publication(
    staff: int, inside: bool, tmp_path: Path
) -> None:
    head, *rows = (PROVINCE / "iit.csv").read_text("utf-8-sig").splitlines()
    answers = tmp_path / "iit.csv"
    answers.write_text("\n".join([head, *rows[:staff]]), "utf-8")
    words = (answers, "--pack", "ita/2568", "--out", tmp_path / "out", "--format", "txt")
    marks = {"analysis": "เอกสารภายใน ห้ามเผยแพร่", "summary": "not to be published"}

    for kind, mark in marks.items():
        ran = report(*words, "--kind", kind)
        (paper,) = (tmp_path / "out").glob(f"*{kind}*.txt")
        assert ran.code == 0
        assert ("[report-inside]" in ran.err) is inside
        assert (mark in paper.read_text("utf-8")) is inside


def test_a_bundle_has_its_own_formats(reference: Path, tmp_path: Path) -> None:
    ran = report(reference, "--out", tmp_path, "--kind", "bundle", "--format", "pdf")

    assert (ran.code, "[report-format-of-bundle]" in ran.err) == (2, True)


def test_a_paper_of_data_used_in_part_says_so_on_every_page(tmp_path: Path) -> None:
    scores = REFERENCE_2565.split()
    rows = ([AGENCY, "ก", 2565, *scores], ["อื่น", "ข", 2565, "oops", *scores[1:]])
    path = table(tmp_path / "two.csv", HEADER, *rows)
    ran = report(path, "--out", tmp_path / "out", "--format", "txt", "--agency", AGENCY)

    assert ran.code == 1
    assert "ข้อมูลบางส่วนอ่านไม่ได้" in next((tmp_path / "out").glob("*.txt")).read_text("utf-8")
