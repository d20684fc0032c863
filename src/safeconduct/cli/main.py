"""The command `safeconduct`: finds the verb, loads its file, and turns errors into a sentence and an exit code."""

import sys

from safeconduct import __version__
from safeconduct.cli.registry import VERBS, app_of
from safeconduct.errors import SafeConductError, did_you_mean

INTERRUPTED = 130


def main() -> None:
    """Run the verb that was called. Exit: 0 done, 1 the answer is no, 2 bad input, 3 outside failed, 130 stopped."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a verb with its arguments and give back the exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_help())
        return 0
    name, rest = arguments[0], arguments[1:]
    if name in ("--version", "version"):
        print(f"safeconduct {__version__}")
        return 0
    if name not in VERBS:
        print(
            f"safeconduct: there is no verb `{name}`{did_you_mean(name, VERBS)}; `safeconduct --help` lists them",
            file=sys.stderr,
        )
        return 2
    try:
        app_of(name)(rest, prog_name=f"safeconduct {name}")
    except SafeConductError as error:
        print(f"safeconduct: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return _ended(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except SystemExit as ended:
        return _ended(ended.code)
    return 0


def _ended(code: object) -> int:
    """The exit code of a verb that ended by itself; who stopped it is told so."""
    if code == INTERRUPTED:
        print("safeconduct: stopped", file=sys.stderr)
    return code if isinstance(code, int) else 0


def _help() -> str:
    lines = [f"  {name:<10} {says}" for name, (_, says) in VERBS.items()]
    return "\n".join(
        [
            "safeconduct VERB ...  from what was said of prisoners of war to their lawful routes out of captivity",
            "",
            *lines,
            "",
            "safeconduct VERB --help tells the options of a verb. The store: --store or SAFECONDUCT_STORE.",
        ]
    )


if __name__ == "__main__":
    main()
