"""``python -m yuebao`` and the ``yuebao`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ``--version`` answers before anything heavy is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from yuebao import __version__

        sys.stdout.write(f"yuebao {__version__}\n")
        return
    from yuebao.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
