"""What can be wrong with a file: each kind of fault, named for what it is."""

from typing import Final

from jingwu_model.errors import FaultKind, Text

HIDDEN: Final = "…"
_LONGEST = 80

NO_TABLE = FaultKind("folder.no_table", Text("文件夹中没有数据表", "no table in the folder"))
NO_LOG = FaultKind("folder.no_log", Text("文件夹中没有日志", "no log in the folder"))
NOWHERE = FaultKind("path.none", Text("没有这个文件或者文件夹", "no such file or folder"))
NO_MATERIAL = FaultKind("folder.nothing", Text("没有可读的内容", "nothing to read here"))
STALE = FaultKind(
    "file.stale",
    Text("登记册未登记此表，文件夹中却有其文件", "the register does not record this table"),
)
UNREADABLE = FaultKind("file.unreadable", Text("文件无法读取", "the file cannot be read"))
UNDECODABLE = FaultKind("file.undecodable", Text("文件编码不符", "not text of the encoding"))
NO_HEADER = FaultKind("file.no_header", Text("没有标题行", "no header row"))
NOT_JSON = FaultKind("file.not_json", Text("不是 JSON 对象", "not a JSON object"))
NOT_TOML = FaultKind("file.not_toml", Text("不是有效的 TOML", "not valid TOML"))

UNKNOWN_COLUMN = FaultKind("column.unknown", Text("未知的列", "unknown column"))
REPEATED_COLUMN = FaultKind("column.repeated", Text("列重复", "a column stands twice"))
MISSING_COLUMN = FaultKind("column.missing", Text("缺少必需的列", "a needed column is missing"))

RAGGED = FaultKind(
    "row.wrong_width", Text("单元格数与标题行不符", "not as many cells as the header")
)
BROKEN_QUOTE = FaultKind(
    "row.broken_quote", Text("引号不成对", "a quotation mark without its partner")
)
HUGE = FaultKind("row.huge_cell", Text("单元格过长", "a cell too long to read"))
REFUSED = FaultKind("row.refused", Text("该行不符合要求", "the row does not hold"))

MISSING = FaultKind("missing", Text("缺少", "missing"))
NOT_WHOLE = FaultKind("not_a_whole_number", Text("不是整数", "not a whole number"))
NOT_A_NUMBER = FaultKind("not_a_number", Text("不是数字", "not a number"))
NOT_A_BOOL = FaultKind("not_true_or_false", Text("不是 true 或 false", "neither true nor false"))
NOT_A_DAY = FaultKind("not_a_day", Text("不是日期", "not a day"))
NOT_A_TIME = FaultKind("not_a_time", Text("不是时间", "not a time"))
NAIVE = FaultKind("time.naive", Text("时间未带时区", "time without an offset"))
NO_SUCH_CODE = FaultKind("unknown_code", Text("没有此代码", "no such code"))
NOT_PARTS = FaultKind("not_in_parts", Text("各部分不全", "not in its parts"))

BLANKS = FaultKind("damage.blanks", Text("首尾有空白", "blanks at an end"))
FULL_WIDTH = FaultKind("damage.full_width", Text("含全角字符", "full-width characters"))
SCIENTIFIC = FaultKind(
    "damage.scientific",
    Text("被表格软件改成科学计数法", "a spreadsheet turned it into scientific notation"),
)
CUT = FaultKind(
    "damage.code_cut", Text("代码缺位，可能已被截去开头", "a code that has lost digits")
)
DECIMAL = FaultKind(
    "damage.decimal", Text("整数被写成小数", "a whole number written as a decimal")
)
GROUPED = FaultKind("damage.grouped", Text("数字中有千位分隔符", "digits in groups"))
REWRITTEN = FaultKind(
    "damage.date", Text("日期被表格软件改写", "a spreadsheet rewrote the date")
)
SERIAL = FaultKind(
    "damage.date_serial",
    Text("日期被表格软件变成序列号", "a spreadsheet turned the date into a serial number"),
)

UNKNOWN_KEY = FaultKind("figures.unknown_key", Text("未知的键", "unknown key"))
UNKNOWN_SOURCE = FaultKind("figures.unknown_source", Text("未知的来源", "unknown source"))
WRONG_TYPE = FaultKind("wrong_type", Text("类型不符", "wrong type"))


def shown(text: str) -> str:
    """A piece of a file as a fault shows it: short, and on one line."""
    if not text.isprintable():
        text = repr(text)[1:-1]
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
