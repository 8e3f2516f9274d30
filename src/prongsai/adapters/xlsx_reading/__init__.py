"""Spreadsheets in (XLSX, XLS, ODS): looked over first, then the first sheet that holds anything."""

from prongsai.adapters.xlsx_reading.looking_over import SMALL
from prongsai.adapters.xlsx_reading.table import SheetTable

__all__ = ["SMALL", "SheetTable"]
