"""Whatever a folder holds: tables, figures, logs."""

from os import PathLike
from os.path import exists, isdir, isfile, lexists
from pathlib import Path

from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.model import Figures, Register
from jingwu_model.rules import Material
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._figures import read_figures
from jingwu_model.tables._logs import log_files, read_cases
from jingwu_model.tables._reading import has_tables, read_register, table_bytes
from jingwu_model.tables._sheet import Encoding, Progress, size_of
from jingwu_model.workflows import Casebook

FIGURES_FILE = "figures.toml"


def read(
    path: str | PathLike[str],
    *,
    encoding: Encoding = "utf-8",
    progress: Progress | None = None,
) -> Material:
    """Read whatever a folder holds: the tables of a register, published figures, logs.

    Args:
        path: The folder; or a file of figures alone, whatever its name.
        encoding: That of the tables, `utf-8` or `gb18030`.
        progress: Called now and then with the bytes read of tables and logs, and how many
            there are.

    Returns:
        The register, or none where the folder has no table; the figures of
        `figures.toml`, or none where it has no such file; the proceedings of its logs,
        or none where it has no `*.jsonl`.

    Raises:
        InvalidInput: There is nothing to read, or anything is at fault; `.faults`
            has every fault of tables, figures and logs together.

    Examples:
        >>> material = read("examples/jingyuan")
        >>> len(material.register.divisions), material.figures.city.name
        (109, '泾源县')
    """
    path = Path(path)
    if isfile(path):  # noqa: PTH113 - a path too long is no file there, and raises with `Path`
        return Material(figures=read_figures(path))
    found: list[Fault] = []
    register: Register | None = None
    figures: Figures | None = None
    cases: Casebook | None = None
    logs = log_files(path) if isdir(path) else []  # noqa: PTH112 - likewise
    of_tables, of_logs = _shares(progress, table_bytes(path), sum(map(size_of, logs)))
    if has_tables(path):
        try:
            register = read_register(path, encoding=encoding, progress=of_tables)
        except InvalidInput as error:
            found += error.faults
    if lexists(path / FIGURES_FILE):
        try:
            figures = read_figures(path / FIGURES_FILE)
        except InvalidInput as error:
            found += error.faults
    if logs:
        try:
            cases = read_cases(path, progress=of_logs)
        except InvalidInput as error:
            found += error.faults
    if found:
        raise InvalidInput(str(path), found)
    if register is None and figures is None and cases is None:
        expected = Text(
            f"存有数据表、日志（*.jsonl）或 {FIGURES_FILE} 的文件夹",
            f"a folder of tables, of logs (*.jsonl), or with {FIGURES_FILE}",
        )
        name = path.name if exists(path) else ""  # noqa: PTH110 - likewise
        raise InvalidInput(str(path), [faults.NO_MATERIAL.at("$", expected=expected, found=name)])
    return Material(register=register, figures=figures, cases=cases)


def _shares(
    progress: Progress | None, tables: int, logs: int
) -> tuple[Progress | None, Progress | None]:
    """What tells of the tables and what of the logs, each as a part of both."""
    if progress is None:
        return None, None
    whole = tables + logs
    return (
        lambda done, _: progress(done, whole),
        lambda done, _: progress(tables + done, whole),
    )
