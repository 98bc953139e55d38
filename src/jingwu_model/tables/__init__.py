"""Door: a folder of CSV to a Register and back, figures from TOML, and logs to a Casebook."""

from jingwu_model.tables._figures import read_figures
from jingwu_model.tables._folder import read
from jingwu_model.tables._loading import Rejected
from jingwu_model.tables._logs import LoadedCases, read_cases
from jingwu_model.tables._reading import Loaded, read_register
from jingwu_model.tables._writing import write_register

__all__ = [
    "Loaded",
    "LoadedCases",
    "Rejected",
    "read",
    "read_cases",
    "read_figures",
    "read_register",
    "write_register",
]
