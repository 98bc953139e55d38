"""How the documentation is built."""

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any, get_type_hints

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

PROJECT = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))

project = "jingwu_model"
author = "The jingwu_model maintainers"
copyright = author  # noqa: A001 - Sphinx's name for it
release = version = PROJECT["project"]["version"]

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinxcontrib.mermaid",
]
exclude_patterns = ["_build"]
# In docstrings, what stands between single backticks is code.
default_role = "code"
# An example ends with an empty line, which is not to be shown.
highlight_options = {"python": {"stripnl": True}}
html_theme = "furo"
html_title = f"{project} {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# A machine's diagram stands on its page as Mermaid writes it.
myst_fence_as_directive = ["mermaid"]

autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

nitpick_ignore_regex = [
    # The pages of other projects are not fetched: the documentation builds without a network.
    (
        r"py:.*",
        r"(attrs?|collections|dateutil|datetime|enum|fractions|hypothesis|os|pathlib|rich|typing|types)\b.*",
    ),
    # What begins with an underscore is machinery and has no page, nor has a type variable.
    (r"py:.*", r"(.*\.)?(_\w+|[A-Z]|[A-Z]\w*T)"),
    # A class that no room promises has none either: it comes from a function, never by hand.
    ("py:class", r"jingwu_model\.\w+\._\w+\.\w+"),
]


def find_public_home(
    _: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement
) -> Element | None:
    """Link a name to the room that promises it, whichever module it was written in."""
    last = node.get("reftarget", "").rpartition(".")[2]
    python: Any = env.domains.python_domain
    homes = [name for name in python.objects if name.rpartition(".")[2] == last]
    if node.get("refdomain") != "py" or len(homes) != 1:
        return None
    found = dict(node.attributes, reftarget=homes[0])
    link: Element | None = python.resolve_xref(
        env, node["refdoc"], env.app.builder, node["reftype"], homes[0], found, text
    )
    return link


def read_as_prose(_: Sphinx, what: str, *rest: Any) -> None:
    """Keep Napoleon from taking "The path: where it is" on a property for a type and its words.

    It looks for a type on the first line only, so an empty comment is put there.
    """
    if what in {"attribute", "data", "property"}:
        rest[-1][:0] = ["..", ""]


def leave_out_limits(_: Sphinx, what: Any, __: bool) -> None:  # noqa: FBT001 - Sphinx's call
    """Show the types in a signature without the limits that are part of them."""
    with suppress(AttributeError, NameError, TypeError):
        what.__annotations__ = get_type_hints(what)


def setup(app: Sphinx) -> None:
    """Add what Sphinx does not do by itself."""
    app.connect("autodoc-process-docstring", read_as_prose, priority=400)
    app.connect("autodoc-before-process-signature", leave_out_limits)
    app.connect("missing-reference", find_public_home)
