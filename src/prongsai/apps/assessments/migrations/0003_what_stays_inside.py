"""Results note whether total and level would tell of few people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django.db import migrations, models

_FEW, _ONE_VOICE = 5, 10


def look_back(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - as Django calls it
    """Whatever might tell of few people stays inside; the next version is judged exactly."""
    results = apps.get_model("assessments", "Result").objects
    given = results.values_list("pk", "given").iterator(500)
    for pk in [pk for pk, held in given if _tells_of_few(held)]:
        results.filter(pk=pk).update(guarded=True)


def _tells_of_few(held: Mapping[str, Any]) -> bool:
    respondents = [int(number) for number in held.get("respondents", {}).values()]
    asked = list(_counts(held.get("answers", [])))
    if asked and not respondents:
        return True
    return any(number < _FEW for number in respondents) or any(map(_are_few, asked))


def _are_few(counts: Sequence[int]) -> bool:
    one_voice = sum(count > 0 for count in counts) <= 1
    return sum(counts) < (_ONE_VOICE if one_voice else _FEW)


def _counts(answers: Any) -> Iterator[list[int]]:
    for asked in answers:
        yield [int(count) for count in asked["counts"]]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("assessments", "0002_rules_of_results")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="result", name="guarded", field=models.BooleanField(default=False)
        ),
        migrations.RunPython(look_back, migrations.RunPython.noop),
    ]
