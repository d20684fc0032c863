"""The part of `safeconduct bulk` that needs the extra `spark`: loaded by name when `--engine spark` is asked for."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

from safeconduct.bulk.run import Run
from safeconduct.bulk.spark.run import runs_on
from safeconduct.bulk.spark.session import LOCAL

# The cluster, where it is not this machine: as `spark://head:7077`, or `yarn`.
MASTER = "SPARK_MASTER"


def runs() -> AbstractContextManager[Callable[..., Run]]:
    """Runs in one session of Spark, where the variable says."""
    return runs_on(os.environ.get(MASTER, LOCAL))
