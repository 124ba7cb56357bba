"""Read a YAML file as plain texts, lists and mappings, and know on which line each part of it stands."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from consultation.errors import InvalidQuestionnaire

PathInFile = tuple[str | int, ...]


class _Texts(yaml.CBaseLoader):
    """Every value stays text, so that `no` is not false and 1_9 not nineteen; a key that comes twice is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  as in PyYAML
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"the key “{key.value}” comes twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


@dataclass(frozen=True)
class YamlFile:
    """What a file holds: `content`, and its tree of nodes with their lines."""

    name: str
    content: object
    root: yaml.Node

    def locate(self, path: PathInFile) -> tuple[int, str]:
        """Give the line and the written place of a path, such as `sections[0].items[1]`.

        Steps that are not in the file are skipped, but for the last: it may be the key that is missing.
        """
        node, place = self.root, ""
        for number, step in enumerate(path, 1):
            below = _below(node, step)
            if below is None and number < len(path):
                continue
            place += f"[{step}]" if isinstance(step, int) else f".{step}"
            node = below or node
        return node.start_mark.line + 1, place.removeprefix(".")

    def refuse(self, key: str, path: PathInFile, reason: str) -> InvalidQuestionnaire:
        """Make the error that says what is wrong at a path."""
        line, place = self.locate(path)
        return InvalidQuestionnaire(key, file=self.name, line=line, place=place, reason=reason)


def read_yaml(path: Path) -> YamlFile:
    """Read a file; raise InvalidQuestionnaire if it cannot be read or is not YAML."""
    try:
        loader = _Texts(path.read_bytes())
        root = loader.get_single_node() or yaml.MappingNode("", [], yaml.Mark(path.name, 0, 0, 0, None, 0))
        return YamlFile(path.name, loader.construct_document(root), root)
    except OSError as error:
        raise _unreadable(path, "", error.strerror or "") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else ""
        raise _unreadable(path, line, error.problem or "") from error
    except yaml.YAMLError as error:
        raise _unreadable(path, "", str(error).splitlines()[0]) from error


def _below(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _unreadable(path: Path, line: int | str, reason: str) -> InvalidQuestionnaire:
    return InvalidQuestionnaire("error.questionnaire.unreadable", file=path.name, line=line, place="", reason=reason)
