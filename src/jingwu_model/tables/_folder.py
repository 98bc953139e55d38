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
from jingwu_model.tables._reading import has_tables, read_register
from jingwu_model.tables._sheet import Encoding
from jingwu_model.workflows import Casebook

FIGURES_FILE = "figures.toml"


def read(path: str | PathLike[str], *, encoding: Encoding = "utf-8") -> Material:
    """Read whatever a folder holds: the tables of a register, published figures, logs.

    Args:
        path: The folder; or a file of figures alone, whatever its name.
        encoding: That of the tables, `utf-8` or `gb18030`.

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
    if has_tables(path):
        try:
            register = read_register(path, encoding=encoding)
        except InvalidInput as error:
            found += error.faults
    if lexists(path / FIGURES_FILE):
        try:
            figures = read_figures(path / FIGURES_FILE)
        except InvalidInput as error:
            found += error.faults
    if isdir(path) and log_files(path):  # noqa: PTH112 - likewise
        try:
            cases = read_cases(path)
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
