"""The house style, measured: each test is one promise of CONTRIBUTING.md about the code or the repository."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "safeconduct"
FILE_LIMIT = 300
FUNCTION_LIMIT = 50
DRAWERS = {
    *("utils", "util", "helpers", "helper", "common", "misc", "core", "base", "types"),
    *("manager", "managers", "service", "services", "handler", "handlers"),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef

# What Django writes by itself is measured by nobody.
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(HOUSE.rglob("*.py"))
    if "migrations" not in path.parts
}


def where(path: Path, node: ast.AST | None = None) -> str:
    """The place to look at, as an editor understands it."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


def functions() -> Iterator[tuple[Path, Function]]:
    """Every function and method, wherever it stands."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield path, node


def dotted(path: Path) -> str:
    """The module's name; a package is named by its folder."""
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Every dotted name that the imports of a file may mean."""
    package = dotted(path).split(".") if path.stem == "__init__" else dotted(path).split(".")[:-1]
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*above, *([node.module] if node.module else [])])
            yield from (stem, *(f"{stem}.{alias.name}" for alias in node.names))


def tracked() -> Iterator[tuple[Path, str]]:
    """Every text file that git keeps or would keep, and its text."""
    if not (ROOT / ".git").exists():
        pytest.skip("what git keeps can only be asked of a checkout, and this is a copy without one")
    # The owner of the folder may be another user than the one who tests (a container): that is no reason to stop.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for path in sorted({ROOT / name for name in listed.split("\0") if name}):
        try:
            yield path, path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture or a table; or removed and not yet recorded as such


def test_there_is_a_house_to_measure() -> None:
    assert TREES


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {where(path): path.read_text(encoding="utf-8").count("\n") for path in TREES}
    assert {place: lines for place, lines in lengths.items() if lines > FILE_LIMIT} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    lengths = {f"{where(path, f)} {f.name}": (f.end_lineno or f.lineno) - f.lineno + 1 for path, f in functions()}
    assert {place: lines for place, lines in lengths.items() if lines > FUNCTION_LIMIT} == {}


def test_no_import_hides_in_a_function() -> None:
    # The registry of verbs loads a verb by its name, with importlib: that is a call, and the one exception.
    hidden = {
        where(path, inner)
        for path, function in functions()
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    assert hidden == set()


def test_only_the_registry_of_verbs_loads_a_module_by_name() -> None:
    loaders = {where(path) for path in TREES if any(name.split(".")[0] == "importlib" for name in imported(path))}
    by_name = {place for place in loaders if "import_module" in (ROOT / place).read_text(encoding="utf-8")}
    assert by_name <= {"src/safeconduct/cli/registry.py"}


def test_imports_run_in_no_ring() -> None:
    names = {dotted(path) for path in TREES}
    graph = {dotted(path): {name for name in imported(path) if name in names} - {dotted(path)} for path in TREES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as ring:
        pytest.fail(f"these import one another: {' <- '.join(ring.args[1])}")


def test_every_argument_and_every_answer_is_typed() -> None:
    untyped = []
    for path, function in functions():
        given = function.args
        named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        bare = [a.arg for a in named if a and a.annotation is None and a.arg not in ("self", "cls")]
        if bare or function.returns is None:
            untyped.append(f"{where(path, function)} {function.name}: {', '.join(bare) or 'what it gives back'}")
    assert untyped == []


def test_no_name_is_a_drawer() -> None:
    assert {where(path) for path in TREES if {path.stem, path.parent.name} & DRAWERS} == set()


def test_every_module_says_what_it_holds() -> None:
    assert {where(path) for path, tree in TREES.items() if not (ast.get_docstring(tree) or "").strip()} == set()


def test_every_public_function_and_class_says_what_it_is() -> None:
    silent = {
        f"{where(path, node)} {node.name}"
        for path, tree in TREES.items()
        for node in tree.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    }
    assert silent == set()


def test_nothing_is_left_for_later_in_the_source() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX)\b")
    assert {where(path) for path in TREES if later.search(path.read_text(encoding="utf-8"))} == set()


def test_no_file_names_a_place_on_one_machine_or_a_package_index() -> None:
    # Written in parts, or this file would be the first to name them.
    folders = "|".join(("work", "root", "tmp", "opt", r"home/\w", r"Users/\w"))
    indexes = "|".join(("pypi", "pythonhosted", "artifactory", "devpi"))
    forbidden = re.compile(
        rf"(?<![\w.)>}}%*/-])/(?:{folders})\b|\b(?:{indexes})\.(?:org|io|com|net)\b|^--(?:extra-)?index-url|^--find-links",
        re.MULTILINE,
    )
    found = {f"{where(path)}: {match.group()}" for path, text in tracked() for match in forbidden.finditer(text)}
    assert found == set()


def test_every_law_and_vocabulary_file_is_in_the_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = set(wheel.namelist())
    written = {str(path.relative_to(HOUSE.parent)) for path in HOUSE.rglob("*.toml")}
    assert written
    assert written - packed == set()


def test_the_lock_is_made_from_what_pyproject_declares() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "run": {*declared["project"]["dependencies"], *declared["build-system"]["requires"]},
        "dev": {*declared["dependency-groups"]["dev"]} - {*declared["build-system"]["requires"]},
        **{extra: {*told} for extra, told in declared["project"]["optional-dependencies"].items()},
    }
    # The second solver has no lock of its own: it is in that of the tools, since tests run it.
    assert wanted.pop("second") <= wanted["dev"]
    for name, requirements in wanted.items():
        lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
        assert {line for line in lines if line and not line.startswith(("#", "-"))} == requirements, name
