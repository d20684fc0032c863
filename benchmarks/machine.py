"""What the figures were measured on: the processor, Python and how it was built, the libraries; no names, no paths."""

import os
import platform
import re
import sysconfig
from datetime import date
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("safeconduct", "django", "duckdb", "openfisca-core", "numpy", "polars", "pyspark", "rich", "typer")
PROCESSOR = Path("/proc/cpuinfo")


def machine() -> dict[str, str]:
    """Every property by its name, in the order in which it is shown."""
    return {
        "date": date.today().isoformat(),
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
        if hasattr(os, "sysconf")
        else "?",
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()} ({platform.python_compiler()})",
        "python configured with --enable-optimizations (PGO)": _profile_guided(),
        "libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    }


def _processor() -> str:
    told = PROCESSOR.read_text(encoding="utf-8") if PROCESSOR.exists() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return found.group(1) if found else platform.processor() or "?"


def _profile_guided() -> str:
    """Distributions optimise without the option; then the configuration does not tell."""
    return (
        "yes" if "--enable-optimizations" in str(sysconfig.get_config_var("CONFIG_ARGS") or "") else "no, or not told"
    )
