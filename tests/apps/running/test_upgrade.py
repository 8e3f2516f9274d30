"""A database that the first released migrations made keeps every row, and its pages answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from installation import scripted
from prongsai.shell.running.parts import MAIN
from web_site import Data, new_database

AS_FIRST_RELEASED = """
import json
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.test.utils import setup_test_environment
from prongsai.shell.running.moment import missing_here
from prongsai.shell.web.serving import migrate

connections.databases["lived"] = {**connections.databases["default"], "NAME": %r}


def rows(models):
    # By the columns that the first release knew, whatever came beside them since.
    found = {}
    for each in models:
        fields = [field.attname for field in each._meta.concrete_fields]
        some = each.objects.order_by("pk").values_list(*fields)
        found[each._meta.db_table] = list(map(repr, some))
    return found


executor = MigrationExecutor(connection)
graph = executor.loader.graph
ours = {each.label for each in apps.get_app_configs() if each.name.startswith("prongsai.")}
first = [each for each in graph.root_nodes() if each[0] in ours]
first += [each for each in graph.leaf_nodes() if each[0] not in ours]
executor.migrate(first)
models = executor.loader.project_state(first).apps.get_models(include_auto_created=True)
behind = len(missing_here())
with transaction.atomic():
    for each in models:
        each.objects.bulk_create(each.objects.using("lived").order_by("pk").iterator(), 500)
with connection.cursor() as cursor:
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(statement)
before = rows(models)

migrate()

after = rows(models)
from django.urls import reverse
from prongsai.apps.accounts.models import Person
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_things import ThingUse
setup_test_environment()
desk = Client()
desk.force_login(Person.objects.get(username="coordinator"))
loan = Case.objects.filter(agency__key="s01", procedure="asset-loan").first()
pages = [
    ("home:week",), ("bin:list",), ("cases:list",), ("cases:case", loan.key),
    ("cases:register", "asset-loan"), ("cases:things",), ("cases:figures", "general-complaint"),
    ("disclosure:item", 2569, "O19"), ("listings:overview",), ("measures:list",), ("plans:list",),
    ("risks:years",), ("papers:papers",), ("portal:releases",), ("dissemination:log",),
]
answers = {}
for name, *more in pages:
    answers[name] = desk.get(reverse(name, args=["s01", *more])).status_code
print(json.dumps({
    "behind": behind, "missing": missing_here(),
    "changed": [table for table in before if before[table] != after[table]],
    "kept": {table: len(some) for table, some in before.items()},
    "lent": ThingUse.objects.count(),
    "pages": answers,
}))
"""


def as_first_released(demonstration: Data, folder: Path) -> Data:
    """An empty database beside the secret of the demonstration, whose rows are put into it."""
    shutil.copytree(demonstration.folder, folder, ignore=shutil.ignore_patterns(f"{MAIN}*"))
    server = demonstration.database
    return Data(folder, new_database(server, template="template1") if server else "")


# Every table is made one migration at a time: seconds that `make test` spends once. It does for
# PostgreSQL too: scripts/with_postgres.py pytest tests/apps/running/test_upgrade.py
@pytest.mark.one_database
def test_a_database_of_the_first_release_is_brought_up_with_every_row(
    demonstration: Data, tmp_path: Path
) -> None:
    data = as_first_released(demonstration, tmp_path / "first")
    lived = urlsplit(demonstration.database).path.lstrip("/") or str(demonstration.folder / MAIN)

    told = json.loads(scripted(data, AS_FIRST_RELEASED % lived))

    assert told["behind"] > 10
    assert told["missing"] == []
    assert told["changed"] == []
    assert told["kept"]["cases_event"] > told["kept"]["cases_case"] > 50
    assert "cases_thinguse" not in told["kept"]
    assert set(told["pages"].values()) == {200}, told["pages"]
    assert told["lent"] == 0
