"""Door: a folder of CSV to a Register and back, and published figures from TOML."""

from jingwu_model.tables._figures import read_figures
from jingwu_model.tables._folder import read
from jingwu_model.tables._loading import Rejected
from jingwu_model.tables._reading import Loaded, read_register
from jingwu_model.tables._writing import write_register

__all__ = ["Loaded", "Rejected", "read", "read_figures", "read_register", "write_register"]
