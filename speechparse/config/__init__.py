"""Settings in ``.speechparse.yaml``: the nearest one, upward from the file that is read, counts alone.

Nothing of it is imported or read where there is no such file.

.. code:: yaml

    grammar: speech            # for every command: a shipped grammar, or a YAML file beside this one
    encoding: gb18030          # of the files, where it is not to be found out
    check:
      profile: speech          # speech, official or strict
      select: [NUM, HED]       # only these rules: ids, names, beginnings of ids (NUM, NUM0), ALL
      extend-select: [TXT]     # these too
      ignore: [HED005]         # not these
      severity: {NUM009: info}                    # error, warning or info
      options: {HED005: {longest: 30}}            # as the manual of the rule names them
      per-file-ignores: {"archive/**": [DOC]}     # patterns as in a .gitignore beside this file
      baseline: .speechparse-baseline.json        # relative to this file
      suppress:                                   # flaws that are meant to be so: each with its place and a reason
        - {rule: NUM001, section: 二/（三）, reason: 第三部分领导临时删去}
        - {rule: [CNT001], file: "drafts/a.txt", text: 讲三点意见, reason: 第三点会上再补}
    stats:
      rate: 180                # characters a minute
      user-dict: words.txt     # words for jieba; relative to this file
      stop-words: stop.txt     # words that are no keywords, in place of the built-in list
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from speechparse.errors import ConfigError

if TYPE_CHECKING:
    from speechparse.config.load import Config

__all__ = ["NAME", "Configs", "found"]

NAME = ".speechparse.yaml"
_ALSO = ".speechparse.yml"  # many write the ending so; the other name comes first


def found(folder: str) -> str | None:
    """Return the configuration for the files of a folder, from it or the nearest folder above; None if there is none."""
    for name in (NAME, _ALSO):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    above = os.path.dirname(folder)
    return found(above) if above != folder else None


def _here() -> str:
    """The working folder; "" where it was deleted, and no file is found by a relative name."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return ""


class Configs:
    """The configurations of files, each read once.

    Args:
        file: the configuration for all files, wherever they are.
        isolated: whether no file has one.
    """

    def __init__(self, file: str | None = None, isolated: bool = False) -> None:
        self._file = os.path.join(_here(), file) if file else None
        self._isolated = isolated
        self._of_folder: dict[str, Config | ConfigError | None] = {}

    def of(self, name: str) -> Config | None:
        """The configuration for a file; for "-" and addresses that of the current folder.

        Raises:
            ConfigError: the configuration does not hold together; the text names file and line.
        """
        folder = _here() if name == "-" or "://" in name else os.path.dirname(os.path.normpath(os.path.join(_here(), name)))
        if folder not in self._of_folder:
            try:
                self._of_folder[folder] = self._load(folder)
            except ConfigError as error:
                self._of_folder[folder] = error
        config = self._of_folder[folder]
        if isinstance(config, ConfigError):
            raise config
        return config

    def __reduce__(self) -> tuple[type[Configs], tuple[str | None, bool]]:
        """Workers read the configurations themselves."""
        return Configs, (self._file, self._isolated)

    def _load(self, folder: str) -> Config | None:
        path = None if self._isolated else self._file or found(folder)
        if path is None:
            return None
        from pathlib import Path

        from speechparse.config.load import load

        return load(Path(path))
