"""What the tests of the tables share: folders made of literal text."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Folder = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A maker of folders from the texts, or the bytes, of their files."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        made = tmp_path / f"folder{len(list(tmp_path.iterdir()))}"
        made.mkdir()
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (made / name).write_bytes(data)
        return made

    return make
