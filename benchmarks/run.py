"""What reading, checking and starting cost, side by side with the peers: make bench.

Prints a Markdown table and puts it on top of benchmarks/RESULTS.md, above earlier runs. The
peers live in benchmarks/.venv-peers, which is made on the first run; where one cannot be
installed the table says so. ``--no-peers`` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from yuebao.bulletin import synthesize

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "2025-06" / "bulletin.txt"
RESULTS = HERE / "RESULTS.md"
PEERS_PYTHON = HERE / ".venv-peers" / "bin" / "python"
TURNS = 4
OURS_CHARACTERS = 250_000
PLANTED = 300
PEERS = (
    ("JioNLP 1.5.31, money and time", "jionlp", 20_000),
    ("Recognizers-Text 1.0.2a2", "recognizers", 5_000),
)
HEADING = "# Measurements\n\nWritten by `make bench`; the newest run stands first.\n"

Row = tuple[str, str, str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--no-peers", action="store_true", help="leave the peers out")
    options.add_argument("--dry", action="store_true", help="print, but leave RESULTS.md as it is")
    chosen = options.parse_args()
    rows = [*reading(peers=not chosen.no_peers), *checking(), *planted_errors(), *starting(), *writing()]
    table = rendered(rows)
    sys.stdout.write(table)
    if not chosen.dry:
        earlier = RESULTS.read_text(encoding="utf-8").removeprefix(HEADING) if RESULTS.exists() else ""
        RESULTS.write_text(HEADING + "\n" + table + earlier, encoding="utf-8")


def reading(*, peers: bool) -> list[Row]:
    """Characters a second, ours and the peers', on our example repeated."""
    import yuebao

    example = EXAMPLE.read_text(encoding="utf-8")
    long = example * (OURS_CHARACTERS // len(example) + 1)
    yuebao.read(example)
    seconds = best(lambda: yuebao.read(long), rounds=5)
    ours = len(long) / seconds
    figures = len(yuebao.read(example).figures)
    rows = [
        (f"reading our example, repeated to {len(long):,} characters", f"{ours:,.0f} characters/s", "1"),
        (f"  the same, once ({len(example):,} characters, {figures} figures)",
         f"{best(lambda: yuebao.read(example), rounds=9) * 1000:.2f} ms", ""),
    ]  # fmt: skip
    dense = [synthesize(seed=seed, figures=250).text for seed in range(20)]
    size = sum(map(len, dense))
    spent = best(lambda: [yuebao.read(text) for text in dense], rounds=3)
    rows.append((f"reading 20 synthetic bulletins of 250 figures ({size:,} characters)",
                 f"{size / spent:,.0f} characters/s", ""))  # fmt: skip
    if not peers:
        return rows
    missing = install_peers()
    for name, script, bound in PEERS:
        if missing:
            rows.append((f"{name}: not installed ({missing})", "—", "—"))
            continue
        # By turns, the best of each: what else the machine does must weigh on both alike.
        turns = [
            (peer(name, script, example, bound), len(long) / best(lambda: yuebao.read(long), rounds=3))
            for _ in range(TURNS)
        ]
        row, speed = max((told for told, _ in turns), key=lambda told: told[1])
        beside = max(ours for _, ours in turns)
        rows.append((*row, f"{beside / speed:,.1f} × slower" if speed else "—"))
    return rows


def peer(name: str, script: str, example: str, bound: int) -> tuple[tuple[str, str], float]:
    """One peer on the same text, cut at *bound* characters: its row and its characters a second.

    It reads the text whole and line by line; its better way counts.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(example * (bound // len(example) + 1), encoding="utf-8")
        command = [str(PEERS_PYTHON), str(HERE / "peers" / f"{script}_reads.py"), str(path), str(bound), "3"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return (f"{name}: failed ({last[:80]})", "—"), 0.0
    said = json.loads(done.stdout)
    manner, seconds = min(said["seconds"].items(), key=lambda item: item[1])
    speed = said["characters"] / seconds
    label = f"{name}, {said['characters']:,} characters of it, {manner}"
    return (label, f"{speed:,.0f} characters/s"), speed


def install_peers() -> str:
    """Make the peers' environment if it is not there; why it could not be made, or nothing."""
    wanted = HERE / "peers" / "requirements.txt"
    stamp = HERE / ".venv-peers" / "made"
    if stamp.exists() and wanted.stat().st_mtime <= stamp.stat().st_mtime:
        return ""
    sys.stderr.write("Installing the peers in benchmarks/.venv-peers ...\n")
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "-q", "-r", str(wanted)]
    for command in ([sys.executable, "-m", "venv", str(HERE / ".venv-peers")], [str(PEERS_PYTHON), *pip]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["no message"])[-1][:120]
    (HERE / ".venv-peers" / ".gitignore").write_text("*\n", encoding="utf-8")
    stamp.touch()
    return ""


def checking() -> list[Row]:
    """Milliseconds of confronting readings of consistent bulletins, by number of figures."""
    import yuebao

    rows: list[Row] = []
    for figures, errors in ((20, 0), (100, 0), (250, 0), (500, 0), (1000, 0), (250, 2), (500, 2)):
        spent: list[float] = []
        crashed = accused = 0
        for seed in range(9):
            reading = yuebao.read(synthesize(seed=seed, figures=figures, errors=errors).text)
            try:
                accused += bool(yuebao.check(reading).contradictions)
                spent.append(best(partial(yuebao.check, reading), rounds=3) * 1000)
            except Exception as error:  # it belongs in the table, not in the way of the others
                crashed += 1
                sys.stderr.write(f"seed {seed}, {figures} figures: {error!r}\n")
        amiss = f", {crashed} crashed" * bool(crashed) + f", {accused} accused" * bool(accused)
        median, worst = (statistics.median(spent), max(spent)) if spent else (float("nan"), float("nan"))
        sort = (
            f"bulletin of {figures} figures with {errors} errors"
            if errors
            else (f"consistent bulletin of {figures} figures")
        )
        rows.append((f"checking a {sort}, median of 9{amiss}", f"{median:.2f} ms", f"worst {worst:.2f} ms"))
    return rows


def planted_errors() -> list[Row]:
    """How much of what an exact oracle proves is found; left out where z3 is not installed."""
    try:
        import planted
    except ImportError as error:
        return [(f"planted errors: {error.name} is not installed", "—", "—")]
    tally = planted.Tally()
    for seed in range(PLANTED):
        made = synthesize(seed=seed, figures=planted.SIZES[seed % len(planted.SIZES)], errors=1)
        if made.planted:
            planted.one(seed, made, tally)
    found, missed = (tally.verdicts["contradictory", it] for it in (True, False))
    solved = sum(count for cause, count in tally.causes.items() if cause == planted.SOLVING)
    sound = sum(count for (_, verified), count in tally.proofs.items() if verified)
    return [
        (f"{PLANTED} bulletins with one planted error: found of what z3 proves",
         f"{found} of {found + missed}", f"{solved} missed by the solving"),
        ("  certificates that the verifier accepts", f"{sound} of {sum(tally.proofs.values())}", ""),
    ]  # fmt: skip


def starting() -> list[Row]:
    """Milliseconds from the shell, best of ten, with the bare interpreter beside it."""
    script = Path(sys.executable).with_name("yuebao")
    commands = (
        ("starting Python itself", [sys.executable, "-c", "pass"]),
        ("import yuebao", [sys.executable, "-c", "import yuebao"]),
        ("yuebao --version", [str(script), "--version"]),
    )
    rows: list[Row] = []
    bare = 0.0
    for name, command in commands:
        spent = best(partial(subprocess.run, command, check=True, capture_output=True), rounds=10) * 1000
        bare = bare or spent
        rows.append((name, f"{spent:.0f} ms", f"{spent / bare:.1f} × Python itself"))
    return rows


def writing() -> list[Row]:
    """Synthetic bulletins a second: what tests and benchmarks wait for."""
    spent = best(lambda: [synthesize(seed=seed) for seed in range(100)], rounds=3)
    return [("synthetic bulletins of 100 figures", f"{100 / spent:,.0f} a second", "")]


def best(work: Callable[[], object], *, rounds: int) -> float:
    """The shortest of *rounds* runs, in seconds: the one least disturbed by the machine."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def rendered(rows: list[Row]) -> str:
    lines = [
        f"## {date.today().isoformat()}",
        "",
        f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.",
        "",
        "| what | measured | against |",
        "| --- | ---: | ---: |",
        *(f"| {what} | {measured} | {against} |" for what, measured, against in rows),
    ]
    return "\n".join(lines) + "\n\n"


def processor() -> str:
    """The processor's model as the system tells it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
