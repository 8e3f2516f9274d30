"""`prongsai portal export`: a site as files, or why there is none."""

from __future__ import annotations

import json
from pathlib import Path

from installation import ran
from web_site import Data


def test_a_site_is_written_with_its_manifest_and_remembered(
    demonstration: Data, tmp_path: Path
) -> None:
    with demonstration.copied() as data:
        words = ("portal", "export", "--data", data.folder, "--agency", "s01", "--out")
        done = ran(data, *words, tmp_path / "site", "--to", "https://s01.example/ita")
        nothing = ran(data, *words[:-2], "s09", "--out", tmp_path / "other")
        nobody = ran(data, *words[:-2], "nobody", "--out", tmp_path / "other")

    said = json.loads((tmp_path / "site" / "manifest.json").read_bytes())
    assert done.returncode == 0
    assert "releases" in done.stderr
    assert said["files"].keys() >= {"index.html", "en/index.html", "style.css", "catalog.jsonld"}
    assert (nothing.returncode, "[portal-not-open]" in nothing.stderr) == (1, True)
    assert (nobody.returncode, "[export-no-agency]" in nobody.stderr) == (1, True)
    assert not (tmp_path / "other").exists()
