"""Addresses of the register of purchases."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.procurement.views import files, imports, monthly, purchases, reports

app_name = "procurement"

ALL = "a/<slug:agency>/procurement/"
ONE = f"{ALL}p/<slug:purchase>/"

urlpatterns = [
    path(ALL, purchases.register, name="register"),
    path(f"{ALL}file/", files.register, name="register_file"),
    path(f"{ALL}new/", purchases.new, name="new"),
    path(f"{ALL}import/", imports.bring_in, name="import"),
    path(ONE, purchases.purchase, name="purchase"),
    path(f"{ONE}remove/", purchases.remove, name="remove"),
    path(f"{ALL}months/", monthly.months, name="months"),
    path(f"{ALL}month/", monthly.month, name="month"),
    path(f"{ALL}month/file/", files.month, name="month_file"),
    path(f"{ALL}report/", reports.report, name="report"),
    path(f"{ALL}report/file/", reports.file, name="report_file"),
    path(f"{ALL}month/reopen/", monthly.reopen, name="reopen"),
]
