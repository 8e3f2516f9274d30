"""The worker of an installation, whose way to the web ends at a website of the tests.

Run as a process of its own: `python -m worker_of_an_office DATA`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from preaudit_site.answers import page, said
from preaudit_site.threaded import website
from prongsai.adapters.web_visits import Limits, Manners
from prongsai.shell.web.serving import ready
from prongsai.shell.web.working import work_on

TITLE = "รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี"
REPORT = f"""<h1>{TITLE} ปีงบประมาณ พ.ศ. 2568</h1><p>เทศบาลตำบลนาฝัน สรุปผลการจัดซื้อจัดจ้างทั้งปี</p>
<table><tr><th>วิธี</th><th>จำนวนรายการ</th><th>งบประมาณ (บาท)</th></tr>
<tr><td>เฉพาะเจาะจง</td><td>14</td><td>182,500.00</td></tr></table>"""


def main(folder: Path) -> None:
    """Until it is stopped."""
    ready(folder, made=True)
    from prongsai.apps.disclosure import looking  # noqa: PLC0415 - after `ready`

    with website({"/mended": said(page(TITLE, REPORT))}) as site:
        own = looking.Asking(
            site.door, Manners(pause=0, again_after=0.01), Limits(seconds=5, connect=1, silence=2),
            site.certificates.trusting,
        )  # fmt: skip
        looking.Asking = lambda: own  # type: ignore[assignment,misc] # the way out, nothing else
        work_on(beside=None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
