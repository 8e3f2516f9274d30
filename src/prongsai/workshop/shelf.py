"""What stands beside the criteria: how results are read, names of agencies, forms, advice.

Scoring needs none of it, so nothing of it is read, nor its models imported, before it is asked for.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.analysis.efforts import Efforts
from prongsai.core.analysis.frame import Frame, Sentences, sentence_faults
from prongsai.core.analysis.library import LibraryFile, TopicLibrary, library_problems, merged
from prongsai.core.calendar.working_days import HolidayTable, WorkingDays, holiday_problems
from prongsai.core.criteria.agency_kinds import AgencyNames
from prongsai.core.criteria.person_titles import PersonTitles
from prongsai.core.criteria.power_kinds import PowerNames, power_faults
from prongsai.core.dissemination.frame import DisseminationFrame
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.risk_forms import RiskForms, forms_faults
from prongsai.core.documents.risk_rows import COLUMNS as RISK_COLUMNS
from prongsai.core.documents.script import Script
from prongsai.core.follow_up.sheet_words import MeasureSheets
from prongsai.core.listings.frame import ListingsFrame
from prongsai.core.measures.library import MeasureLibrary, measure_library_problems
from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.meetings.frame import frame_faults as meetings_frame_faults
from prongsai.core.opendata.catalogue import Catalogue
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.frame import frame_faults as plan_frame_faults
from prongsai.core.plans.template import PlanTemplate
from prongsai.core.portal.information import Act
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.signs import Signs, signs_problems
from prongsai.core.procedures.checking import Known
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procurement.frame import ProcurementFrame
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.frame import frame_faults as risk_frame_faults
from prongsai.core.risks.layout import RiskSheets, sheets_faults
from prongsai.core.risks.rules import RULES as RISK_RULES
from prongsai.core.sealed.course_checks import course_faults, kept_faults
from prongsai.core.sealed.course_file import Course as SealedCourse
from prongsai.core.sealed.outside import Outside, outside_faults
from prongsai.core.sealed.stories import story_faults
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import placed, plain_of
from prongsai.core.spending.template import SpendingTemplate
from prongsai.core.terms.problem import Problem, Refused
from prongsai.core.terms.words import Language
from prongsai.workshop.frames import read_frame
from prongsai.workshop.library import SHIPPED, Library
from prongsai.workshop.models import T, read_model
from prongsai.workshop.procedures import paths, pattern_paths, read_procedure


class Shelf:
    """The packs of a folder that are not criteria; what it lacks, the program brings."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.root = library.root
        self._frames: dict[str, Frame] = {}

    @cached_property
    def agency_names(self) -> AgencyNames:
        return self._own_or_shipped(AgencyNames, "names/agencies.yaml")

    @cached_property
    def power_names(self) -> PowerNames:
        return self._own_or_shipped(PowerNames, "names/powers.yaml", power_faults)

    @cached_property
    def person_titles(self) -> PersonTitles:
        return self._own_or_shipped(PersonTitles, "names/titles.yaml")

    @cached_property
    def catalogue(self) -> Catalogue:
        return self._own_or_shipped(Catalogue, "opendata/catalogue.yaml")

    @cached_property
    def information(self) -> Act:
        return self._own_or_shipped(Act, "portal/information.yaml")

    @cached_property
    def procurement(self) -> ProcurementFrame:
        return self._own_or_shipped(ProcurementFrame, "procurement/register.yaml")

    @cached_property
    def dissemination(self) -> DisseminationFrame:
        return self._own_or_shipped(DisseminationFrame, "dissemination/channels.yaml")

    @cached_property
    def meetings(self) -> MeetingsFrame:
        return self._own_or_shipped(
            MeetingsFrame, "meetings/committees.yaml", meetings_frame_faults
        )

    @cached_property
    def outside(self) -> Outside:
        """Bodies outside an agency that take reports of corruption."""
        return self._own_or_shipped(Outside, "sealed/outside.yaml", outside_faults)

    @cached_property
    def sealed_course(self) -> SealedCourse:
        """How reports of corruption are handled; its stories are run where it is read.

        One of a folder of packs keeps what the shipped one has called states and outcomes, as
        reports may stand there.
        """
        name = "sealed/course.yaml"
        shipped = read_model(SealedCourse, read_yaml(SHIPPED / name, name))

        def faults(found: SealedCourse) -> Iterable[Problem]:
            wrong = [*course_faults(found), *kept_faults(found, shipped)]
            return wrong or story_faults(found)

        return self._own_or_shipped(SealedCourse, name, faults)

    @cached_property
    def listings(self) -> ListingsFrame:
        return self._own_or_shipped(ListingsFrame, "listings/tables.yaml")

    @cached_property
    def plan_template(self) -> PlanTemplate:
        return self._own_or_shipped(PlanTemplate, "plans/template.yaml")

    @cached_property
    def spending(self) -> SpendingTemplate:
        return self._own_or_shipped(SpendingTemplate, "spending/template.yaml")

    @cached_property
    def plan_frames(self) -> dict[str, PlanFrame]:
        """Frames of plans by key; those of a folder of packs go before the shipped ones."""
        found: dict[str, PlanFrame] = {}
        for root in (SHIPPED, self.root):
            for path in sorted((root / "plans" / "frames").glob("*.yaml")):
                node = read_yaml(path, path.relative_to(root).as_posix())
                found[path.stem] = read_model(PlanFrame, node, plan_frame_faults)
        return found

    @cached_property
    def risks(self) -> RiskFrame:
        return self._own_or_shipped(RiskFrame, "risks/matrices.yaml", risk_frame_faults)

    @cached_property
    def risk_sheets(self) -> RiskSheets:
        def faults(sheets: RiskSheets) -> Iterable[Problem]:
            return sheets_faults(sheets, self.risks)

        return self._own_or_shipped(RiskSheets, "risks/sheets.yaml", faults)

    @cached_property
    def risk_forms(self) -> RiskForms:
        def faults(found: RiskForms) -> Iterable[Problem]:
            return forms_faults(found, RISK_COLUMNS)

        return self._own_or_shipped(RiskForms, "risks/forms.yaml", faults)

    @cached_property
    def risk_sentences(self) -> Sentences:
        def faults(found: Sentences) -> Iterable[Problem]:
            return sentence_faults(found, RISK_RULES)

        return self._own_or_shipped(Sentences, "risks/findings.yaml", faults)

    @cached_property
    def measures(self) -> MeasureLibrary:
        """Suggested measures; those of a folder of packs speak of its own topics."""
        name = "measures/library.yaml"
        own = self.root / name
        if not own.is_file():
            return read_model(MeasureLibrary, read_yaml(SHIPPED / name, name))

        def faults(found: MeasureLibrary) -> list[Problem]:
            asked = {key for each in found.measures.values() for key in each.indicators}
            known = self._indicators_among(asked)
            return list(measure_library_problems(found, self.library.topics, known))

        return read_model(MeasureLibrary, read_yaml(own, name), faults)

    @cached_property
    def measure_sheets(self) -> MeasureSheets:
        return self._own_or_shipped(MeasureSheets, "measures/sheets.yaml")

    @cached_property
    def holidays(self) -> HolidayTable:
        return self._own_or_shipped(HolidayTable, "holidays/thailand.yaml", holiday_problems)

    @cached_property
    def working_days(self) -> WorkingDays:
        return WorkingDays.of(self.holidays)

    @cached_property
    def known_to_procedures(self) -> Known:
        return Known(self.library.topics, self.power_names.powers)

    @cached_property
    def procedures(self) -> dict[str, Procedure]:
        """Every procedure by key; their stories are run where files are checked."""
        found = paths(self.root).items()
        return {key: read_procedure(path, self.known_to_procedures) for key, path in found}

    @cached_property
    def procedure_patterns(self) -> dict[str, Procedure]:
        """Sound ways of a case, by key, for procedures that offices make themselves."""
        found = pattern_paths(self.root).items()
        return {key: read_procedure(path, self.known_to_procedures) for key, path in found}

    @cached_property
    def page_signs(self) -> PageSigns:
        return self._own_or_shipped(PageSigns, "preaudit/pages.yaml")

    @cached_property
    def forms(self) -> Forms:
        return self._own_or_shipped(Forms, "documents/forms.yaml")

    @cached_property
    def signs(self) -> Signs:
        """By what content is known; those of a folder of packs speak of its own topics."""

        def faults(signs: Signs) -> list[Problem]:
            return signs_problems(signs, self.library.topics)

        name = "preaudit/signs.yaml"
        own = self.root / name
        if own.is_file():
            return read_model(Signs, read_yaml(own, name), faults)
        return read_model(Signs, read_yaml(SHIPPED / name, name))

    def script(self, name: str, language: Language) -> Script:
        """The wording of a kind of document; a text without languages is in Thai."""
        path = f"documents/{name}.yaml"
        own = self.root / path
        lines = plain_of(read_yaml(own if own.is_file() else SHIPPED / path, path))
        return Script(
            {key: said if isinstance(said, str) else said[language] for key, said in lines.items()}
        )

    def frame(self, scheme: str) -> Frame:
        """How results of a scheme are analysed; read once each."""
        if scheme not in self._frames:
            self._frames[scheme] = read_frame((self.root, SHIPPED), scheme)
        return self._frames[scheme]

    @cached_property
    def efforts(self) -> Efforts:
        return self._own_or_shipped(Efforts, "analysis/efforts.yaml")

    def _own_or_shipped(
        self, model: type[T], name: str, faults: Callable[[T], Iterable[Problem]] = lambda _: ()
    ) -> T:
        own = self.root / name
        node = read_yaml(own if own.is_file() else SHIPPED / name, name)
        return read_model(model, node, faults)

    @cached_property
    def advice(self) -> TopicLibrary:
        """All files of the topic library; empty where a folder of packs has none."""
        files: dict[str, LibraryFile] = {}
        problems: list[Problem] = []
        for path in sorted((self.root / "library").glob("*.yaml")):
            problems.extend(self._add(path, files))
        if problems:
            raise Refused(problems)
        return merged(files.values())

    def _add(self, path: Path, files: dict[str, LibraryFile]) -> list[Problem]:
        """Read one file of the topic library beside those read before it."""
        name = path.relative_to(self.root).as_posix()
        node = read_yaml(path, name)
        file, found = read(LibraryFile, plain_of(node))
        if file is not None:
            known = self._indicators_among(file.indicators)
            found = library_problems(file, self.library.topics, known, files)
            files[name] = file
        return [placed(problem, node) for problem in found]

    def _indicators_among(self, keys: Collection[str]) -> frozenset[str]:
        """Those of the keys that some pack has; the newest is asked first."""
        sought = set(keys)
        for pack_id in reversed(self.library.ids):
            if not sought:
                break
            with contextlib.suppress(Refused):  # told wherever that pack is used
                sought -= self.library.indicators_of(pack_id)
        return frozenset(keys) - sought
