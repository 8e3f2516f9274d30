"""Solves integer programs with HiGHS: floats inside, whole numbers out.

An answer may miss a row by a hair, never the other way round: rows are relaxed a little, so that
whatever holds exactly is found. Who asks checks the answer and rules it out where it fails.
"""

from __future__ import annotations

import highspy

from prongsai.core.analysis.program import Program
from prongsai.core.terms.problem import refuse

_TOLERANCE = 1e-9
_RELAXED = 1e-7
_SETTINGS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,  # costs are whole numbers
    "mip_feasibility_tolerance": _TOLERANCE,
    "primal_feasibility_tolerance": _TOLERANCE,
}


def solve(program: Program, seconds: float = 60) -> tuple[int, ...] | None:
    """A cheapest choice of whole numbers, or None where no choice satisfies every row."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # typed in part only
    for name, value in _SETTINGS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("time_limit", seconds)
    solver.passModel(_model(program))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return tuple(round(value) for value in solver.getSolution().col_value)
    if status == highspy.HighsModelStatus.kModelEmpty:
        return () if all(row.least <= 0 for row in program.rows) else None
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    raise refuse("way-search-stopped", why=solver.modelStatusToString(status))


def _model(program: Program) -> highspy.HighsLp:
    """The program as the library holds it, row by row."""
    found = highspy.HighsLp()
    found.num_col_, found.num_row_ = len(program.highs), len(program.rows)
    found.col_cost_ = [float(cost) for cost in program.costs]
    found.col_lower_ = [0.0] * len(program.highs)
    found.col_upper_ = [float(high) for high in program.highs]
    found.integrality_ = [highspy.HighsVarType.kInteger] * len(program.highs)
    found.row_lower_ = [float(row.least) - _RELAXED for row in program.rows]
    found.row_upper_ = [highspy.kHighsInf] * len(program.rows)
    matrix = found.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    starts = [0]
    for row in program.rows:
        starts.append(starts[-1] + len(row.terms))
    matrix.start_ = starts
    matrix.index_ = [column for row in program.rows for column in row.terms]
    matrix.value_ = [float(factor) for row in program.rows for factor in row.terms.values()]
    return found
