"""Packs are found by their names, in the shipped folder and in one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from packs_folder import folder_with
from prongsai.core.criteria.ids import PackId
from prongsai.core.terms.agency_names import NameTable, abbreviated, expanded, split_kind
from prongsai.core.terms.problem import Place, Refused
from prongsai.workshop.library import SHIPPED, Library, latest_by_year
from prongsai.workshop.shelf import Shelf

LIBRARY = Library()
each_pack = pytest.mark.parametrize("pack_id", LIBRARY.ids, ids=str)


def test_a_pack_ships_for_every_year_since_2563() -> None:
    years = {pack_id.fiscal_year for pack_id in LIBRARY.ids}
    assert years == set(range(2563, 2571))
    assert {(pack_id.scheme, pack_id.agency_class) for pack_id in LIBRARY.ids} == {("ita", "local")}


@each_pack
def test_a_shipped_pack_has_no_fault(pack_id: PackId) -> None:
    loaded, problems = LIBRARY.check(pack_id)
    assert problems == []
    assert loaded is not None
    assert loaded.name == str(pack_id)


@each_pack
def test_a_shipped_pack_answers_to_its_short_names(pack_id: PackId) -> None:
    scheme, year, kind = pack_id.scheme, pack_id.fiscal_year, pack_id.agency_class
    names = [f"{scheme}/{year}", f"{scheme}/{year}/{kind}", str(pack_id)]
    assert {LIBRARY.find(name) for name in names} == {pack_id}


def test_ids_are_found_in_order_and_nothing_else_is(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {"tiny/2568/local@10": "", "tiny/2568/local@2": ""})
    (tmp_path / "criteria" / "tiny" / "2568" / "local@1.examples.yaml").write_text("")
    (tmp_path / "criteria" / "tiny" / "2568" / "draft@x.yaml").write_text("")
    assert [str(pack_id) for pack_id in library.ids] == [
        "tiny/2567/local@1", "tiny/2568/local@1", "tiny/2568/local@2", "tiny/2568/local@10",
    ]  # fmt: skip


def test_the_latest_revision_is_meant_when_none_is_named(tmp_path: Path) -> None:
    library = folder_with(
        tmp_path, {"tiny/2568/local@10": "pass_mark: 80\n", "tiny/2568/local@2": ""}
    )
    assert str(library.find("tiny/2568")) == "tiny/2568/local@10"
    assert library.load("tiny/2568").pack.pass_mark == 80
    assert library.load("tiny/2568/local@1").pack.pass_mark == 85


def test_the_class_that_calls_itself_default_is_meant(tmp_path: Path) -> None:
    packs = {"tiny/2569/army@1": "default_class: false\n", "tiny/2569/school@1": ""}
    library = folder_with(tmp_path, packs)
    assert str(library.find("tiny/2569")) == "tiny/2569/school@1"
    assert str(library.find("tiny/2569/army")) == "tiny/2569/army@1"


def test_without_a_default_class_the_class_must_be_named(tmp_path: Path) -> None:
    packs = dict.fromkeys(["tiny/2569/army@1", "tiny/2569/school@1"], "default_class: false\n")
    library = folder_with(tmp_path, packs)
    with pytest.raises(Refused, match="pack-not-found"):
        library.find("tiny/2569")


def test_the_only_class_of_a_year_is_meant_anyway(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {"tiny/2569/army@1": "default_class: false\n"})
    assert str(library.find("tiny/2569")) == "tiny/2569/army@1"


@pytest.mark.parametrize("name", ["ita/2560", "ita/2568/school", "ita/2568/local@9", "other/2568"])
def test_a_pack_nobody_has_is_refused_with_those_known(name: str) -> None:
    with pytest.raises(Refused) as refused:
        LIBRARY.find(name)
    [problem] = refused.value.problems
    assert problem.code == "pack-not-found"
    assert problem.facts["name"] == name
    assert "ita/2568/local@1" in problem.facts["known"]


@pytest.mark.parametrize("name", ["", "2568", "ita 2568", "ita/2568/../local", "ita/2568.yaml"])
def test_what_is_no_name_of_a_pack_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="pack-name-unreadable"):
        LIBRARY.load(name)


def test_an_assumption_is_found_by_any_name() -> None:
    loaded = LIBRARY.load("ita/2570", assume="ita/2568")
    assert loaded.assumed == "ita/2568/local@1"
    assert loaded.name == "ita/2570/local@1 [assuming ita/2568/local@1]"
    with pytest.raises(Refused, match="pack-not-found"):
        LIBRARY.load("ita/2570", assume="ita/2560")


def test_a_chain_holds_the_packs_of_consecutive_years() -> None:
    assert [pack.id for pack in LIBRARY.chain(2564, 2566, "ita")] == [
        "ita/2564/local@1", "ita/2565/local@1", "ita/2566/local@1",
    ]  # fmt: skip


def test_checking_a_broken_pack_gives_no_pack(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {"tiny/2569/local@1": "pass_mark: high\n"})
    loaded, [problem] = library.check(library.find("tiny/2569"))
    assert loaded is None
    place = Place(file="criteria/tiny/2569/local@1.yaml", line=3, path="pass_mark")
    assert (problem.code, problem.place) == ("pack-wrong-type", place)


def test_a_year_before_that_is_broken_is_told_with_its_place(tmp_path: Path) -> None:
    lineage = "lineage: {previous: tiny/2569/local}\n"
    packs = {"tiny/2569/local@1": "pass_mark: high\n", "tiny/2570/local@1": lineage}
    library = folder_with(tmp_path, packs)
    loaded, [problem] = library.check(library.find("tiny/2570"))
    assert loaded is not None
    assert problem.place.file == "criteria/tiny/2569/local@1.yaml"


def test_an_id_from_a_shared_part_is_checked_like_any(tmp_path: Path) -> None:
    folder = tmp_path / "criteria" / "tiny" / "2569"
    library = folder_with(tmp_path, {})
    folder.mkdir()
    (folder / "local@1.yaml").write_text("use: valid\n", encoding="utf-8")
    _, problems = library.check(PackId("tiny", 2569, "local", 1))
    assert [problem.code for problem in problems] == ["pack-id-differs"]


def test_a_broken_topics_file_is_refused_with_its_line(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {})
    (tmp_path / "topics" / "more.yaml").write_text("schema: 1\nsources: {}\ntopics: [a]\n")
    with pytest.raises(Refused) as refused:
        library.load("tiny/2568")
    place = Place(file="topics/more.yaml", line=3, path="topics")
    assert [problem.place for problem in refused.value.problems] == [place]


def test_topics_of_several_files_are_one_list(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {})
    more = "{schema: 1, sources: {}, topics: {luck: {name: {th: โชค, en: Luck}, instrument: ASK}}}"
    (tmp_path / "topics" / "more.yaml").write_text(more, encoding="utf-8")
    assert library.topics == {"fairness", "structure", "luck"}


def test_only_the_latest_revision_of_a_year_is_listed() -> None:
    ids = [PackId("a", 2568, "x", 2), PackId("a", 2567, "x", 1), PackId("a", 2568, "x", 10)]
    assert latest_by_year(ids) == [PackId("a", 2567, "x", 1), PackId("a", 2568, "x", 10)]


def test_names_of_agencies_ship_in_full_and_abbreviated() -> None:
    table = Shelf(LIBRARY).agency_names.table
    pairs = {
        "องค์การบริหารส่วนตำบลแม่ตอง อำเภอเมือง จังหวัดตาก": "อบต.แม่ตอง อ.เมือง จ.ตาก",
        "เทศบาลตำบลแม่ตอง ตำบลแม่ตอง": "ทต.แม่ตอง ต.แม่ตอง",
        "เทศบาลเมืองแม่ตอง": "ทม.แม่ตอง",
        "เทศบาลนครแม่ตอง": "ทน.แม่ตอง",
        "องค์การบริหารส่วนจังหวัดตาก": "อบจ.ตาก",
    }
    assert {full: abbreviated(full, table) for full in pairs} == pairs
    assert {expanded(short, table): short for short in pairs.values()} == pairs


def test_the_head_and_the_clerk_of_an_agency_are_known_by_its_kind() -> None:
    names = Shelf(LIBRARY).agency_names
    key, place = split_kind("ทต.แม่ตอง", names.table)
    assert names.agencies[key].head.th + place == "นายกเทศมนตรีตำบลแม่ตอง"
    assert names.agencies[key].clerk.th + place == "ปลัดเทศบาลตำบลแม่ตอง"


def test_evidence_of_shipped_names_comes_from_sources_they_list() -> None:
    names = Shelf(LIBRARY).agency_names
    blocks = [names, *names.agencies.values(), *names.places.values()]
    cited = {source for each in blocks if each.evidence for source in each.evidence.source}
    assert cited == names.sources.keys()


def test_a_folder_without_names_of_agencies_has_the_shipped_ones(tmp_path: Path) -> None:
    assert Shelf(folder_with(tmp_path, {})).agency_names == Shelf(LIBRARY).agency_names


def test_a_folder_may_have_its_own_names_of_agencies(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {})
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "agencies.yaml").write_text(
        "{schema: 1, sources: {}, agencies: {}, places: {}}", encoding="utf-8"
    )
    assert Shelf(library).agency_names.table == NameTable((), ())


def test_a_broken_file_of_names_is_refused_with_its_line(tmp_path: Path) -> None:
    library = folder_with(tmp_path, {})
    (tmp_path / "names").mkdir()
    text = "schema: 1\nsources: {}\nagencies: [a]\nplaces: {}\n"
    (tmp_path / "names" / "agencies.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        _ = Shelf(library).agency_names
    place = Place(file="names/agencies.yaml", line=3, path="agencies")
    assert [problem.place for problem in refused.value.problems] == [place]


def test_a_frame_is_read_once_and_one_s_own_goes_before_the_shipped(tmp_path: Path) -> None:
    shelf = Shelf(folder_with(tmp_path, {}))
    assert shelf.frame("ita") is shelf.frame("ita")
    text = (SHIPPED / "analysis" / "ita.yaml").read_text("utf-8").replace("low: 95", "low: 90")
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "tiny.yaml").write_text(text, encoding="utf-8")
    assert [band.low for band in shelf.frame("tiny").bands] == [90, 85, 0]


def test_a_scheme_without_a_frame_of_analysis_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        Shelf(folder_with(tmp_path, {})).frame("tiny")
    [problem] = refused.value.problems
    assert (problem.code, problem.facts) == ("analysis-no-frame", {"scheme": "tiny"})


def test_a_faulty_frame_is_refused_with_its_line(tmp_path: Path) -> None:
    text = (SHIPPED / "analysis" / "ita.yaml").read_text("utf-8").replace("low: 0", "low: 5")
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "tiny.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        Shelf(folder_with(tmp_path, {})).frame("tiny")
    [problem] = refused.value.problems
    assert problem.code == "analysis-bands"
    assert (problem.place.file, problem.place.path) == ("analysis/tiny.yaml", "bands")
    assert problem.place.line is not None


def test_a_rule_without_its_sentence_is_told(tmp_path: Path) -> None:
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "findings.yaml").write_text("{schema: 1, findings: {}}")
    with pytest.raises(Refused) as refused:
        Shelf(folder_with(tmp_path, {})).frame("ita")
    assert {problem.code for problem in refused.value.problems} == {"analysis-no-sentence"}
    assert "not-passed" in {problem.facts["rule"] for problem in refused.value.problems}
