"""`jingwu vectors`: a folder of test vectors for implementations in any language."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jingwu_model.cli._output import answer_document, answer_text, moving
from jingwu_model.cli._spoken import Argument, Command, Option, Wrong, lang_of, one_of
from jingwu_model.errors import Lang, Text
from jingwu_model.workflows import ALL

if TYPE_CHECKING:
    from jingwu_model.testing.vectors import Vectors


def _vectors(*, folder: Path, kinds: str | None, workflow: str | None, form: str) -> int:
    # Hypothesis, which these need, is another extra's; and no other command waits for it.
    from jingwu_model.testing._aside import aside  # noqa: PLC0415
    from jingwu_model.testing.vectors import KINDS, write  # noqa: PLC0415

    ctx = click.get_current_context()
    lang = lang_of(ctx)
    asked, machines = _some(ctx, "kinds", kinds, KINDS), _some(ctx, "workflow", workflow, ALL)
    with aside(), moving(Text("正在生成测试向量", "making vectors").text(lang)) as progress:
        made = write(folder, kinds=asked, workflows=machines, progress=progress)
    if form == "json":
        answer_document(made.index())
    else:
        answer_text("\n".join(_told(made, folder, lang)))
    return 0


def _some(
    ctx: click.Context, name: str, given: str | None, known: Iterable[str]
) -> tuple[str, ...]:
    """Those of some words that an option names, all of them where it is not given."""
    if given is None:
        return tuple(known)
    asked = [word.strip() for word in given.split(",") if word.strip()]
    strange = [word for word in asked if word not in known]
    if strange or not asked:
        found = ", ".join(strange) or given
        told = Text(
            f"--{name}：应为 {'、'.join(known)} 中的一项或几项，实为“{found}”",
            f"--{name}: expected some of {', '.join(known)}, found '{found}'",
        )
        raise Wrong(told, ctx)
    return tuple(asked)


def _told(made: "Vectors", folder: Path, lang: Lang) -> Iterator[str]:
    """Every file with how many vectors it has, and how many there are in all."""
    wide = max(len(file.name) for file in made.files)
    for file in made.files:
        yield f"{file.name:{wide}}  {len(file.vectors):>6,}"
    zh, en = f"{folder}：共 {len(made):,} 个测试向量", f"{folder}: {len(made):,} vectors"
    yield Text(zh, en).text(lang)


vectors = Command(
    "vectors",
    callback=_vectors,
    words=Text(
        "生成测试向量，供其他语言的实现核对。\n\n"
        "文件夹中为 JSON：文档、规范字节、到期时间、规则和流程的每一步，各列依据的条款；"
        "另有其 JSON Schema、工作日历和带摘要的目录。每次生成的内容逐字节相同。"
        "文件夹中如有其他内容，则不写入。",
        "Make test vectors, for implementations in other languages to be held against.\n\n"
        "The folder has, as JSON, documents, canonical bytes, due times, rules and every step of "
        "the machines, each with the provision it tests; and their JSON Schema, the calendar of "
        "working days and an index with digests. The same bytes every time. A folder that holds "
        "anything else is not written to.",
    ),
    examples=(
        "jingwu vectors build/vectors --kinds dues",
        "jingwu vectors build/vectors --kinds dues,transitions --workflow people_mediation",
    ),
    params=[
        Argument(
            ["folder"],
            metavar="DIR",
            type=click.Path(path_type=Path),
            words=Text(
                "文件夹，没有则新建。",
                "The folder, made if there is none.",
            ),
        ),
        Option(
            ["--kinds"],
            metavar="KIND,KIND,…",
            words=Text(
                "只生成这些种类：canonical、documents、dues、rules、transitions。",
                "Only these kinds: canonical, documents, dues, rules, transitions.",
            ),
        ),
        Option(
            ["--workflow"],
            metavar="NAME,NAME,…",
            words=Text(
                "只生成这些流程的每一步；默认为全部流程。",
                "Only these machines' transitions; those of all by default.",
            ),
        ),
        Option(
            ["--format", "form"],
            metavar="text|json",
            callback=one_of("text", "json"),
            default="text",
            words=Text(
                "输出形式；json 为目录文件 index.json 的内容；默认 text。",
                "The form of the output; json is what index.json holds; text by default.",
            ),
        ),
        # The value was read before the command line was understood: here it is only checked.
        Option(
            ["--lang"],
            metavar="zh|en",
            callback=one_of("zh", "en"),
            expose_value=False,
            words=Text("输出语言；默认 en。", "The language of all output; en by default."),
        ),
    ],
)
"""The command `jingwu vectors`."""
