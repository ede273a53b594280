"""What reading, checking and starting cost, side by side with the peers: make bench.

Prints a Markdown table and puts it on top of benchmarks/RESULTS.md, above earlier runs. The
peers live in benchmarks/.venv-peers, which is made on the first run; where one cannot be
installed the table says so. ``--no-peers`` leaves them out. The fast build, where ``make wheel`` has
made it, is installed in benchmarks/.venv-fast and measured beside the pure package, by turns with it.
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
from typing import Any

from yuebao.bulletin import synthesize

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "2025-06" / "bulletin.txt"
RESULTS = HERE / "RESULTS.md"
PEERS_PYTHON = HERE / ".venv-peers" / "bin" / "python"
FAST_PYTHON = HERE / ".venv-fast" / "bin" / "python"
FAST_WHEELS = HERE.parent / "build" / "fast" / "dist"
TURNS = 4
OURS_CHARACTERS = 250_000
PLANTED = 300
PEERS = (
    ("JioNLP 1.5.31, money and time", "jionlp", 20_000),
    ("Recognizers-Text 1.0.2a2", "recognizers", 5_000),
)
SIZES = ((20, 0), (100, 0), (250, 0), (500, 0), (1000, 0), (250, 2), (500, 2))
HEADING = "# Measurements\n\nWritten by `make bench`; the newest run stands first.\n"

Row = tuple[str, str, str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--no-peers", action="store_true", help="leave the peers out")
    options.add_argument("--dry", action="store_true", help="print, but leave RESULTS.md as it is")
    options.add_argument("--own", choices=sorted(OWN), help="print what only this package takes, as JSON")
    chosen = options.parse_args()
    if chosen.own:
        sys.stdout.write(json.dumps(OWN[chosen.own]()))
        return
    lacking = install_fast()
    rows = [
        *([(f"the fast build: not measured ({lacking})", "—", "—")] if lacking else []),
        *reading(peers=not chosen.no_peers, fast=not lacking),
        *checking(fast=not lacking),
        *planted_errors(),
        *starting(),
        *writing(),
    ]
    table = rendered(rows)
    sys.stdout.write(table)
    if not chosen.dry:
        earlier = RESULTS.read_text(encoding="utf-8").removeprefix(HEADING) if RESULTS.exists() else ""
        RESULTS.write_text(HEADING + "\n" + table + earlier, encoding="utf-8")


def own_speed() -> float:
    """Characters a second on our example, repeated."""
    import yuebao

    example = EXAMPLE.read_text(encoding="utf-8")
    long = example * (OURS_CHARACTERS // len(example) + 1)
    yuebao.read(example)
    return len(long) / best(lambda: yuebao.read(long), rounds=3)


def own_reading() -> dict[str, float]:
    """What reading takes of our example, repeated and once, and of dense synthetic bulletins."""
    import yuebao

    example = EXAMPLE.read_text(encoding="utf-8")
    dense = [synthesize(seed=seed, figures=250).text for seed in range(20)]
    return {
        "speed": max(own_speed(), own_speed()),
        "once": best(lambda: yuebao.read(example), rounds=9) * 1000,
        "dense": sum(map(len, dense)) / best(lambda: [yuebao.read(text) for text in dense], rounds=3),
    }


def fast_own(what: str) -> Any:
    """What ``OWN[what]`` returns in the fast build."""
    command = [str(FAST_PYTHON), str(Path(__file__).resolve()), "--own", what]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return json.loads(done.stdout)


def reading(*, peers: bool, fast: bool) -> list[Row]:
    """Characters a second on our example repeated: ours, pure and compiled, and the peers'."""
    import yuebao

    example = EXAMPLE.read_text(encoding="utf-8")
    figures = len(yuebao.read(example).figures)
    pairs = [(own_reading(), fast_own("reading") if fast else {}) for _ in range(TURNS)]
    rows: list[Row] = []
    for name, what, unit, better in (
        ("speed", f"reading our example, repeated to {OURS_CHARACTERS:,} characters", "characters/s", max),
        ("once", f"  the same, once ({len(example):,} characters, {figures} figures)", "ms", min),
        ("dense", "reading 20 synthetic bulletins of 250 figures", "characters/s", max),
    ):
        pure = better(ours[name] for ours, _ in pairs)
        rows.append((what, shown(pure, unit), ""))
        if fast:
            quick = better(its[name] for _, its in pairs)
            times = pure / quick if unit == "ms" else quick / pure
            rows.append((f"  {what.strip()}, the fast build", shown(quick, unit), f"{times:.2f} × as fast"))
    if not peers:
        return rows
    missing = install_peers()
    for name, script, bound in PEERS:
        if missing:
            rows.append((f"{name}: not installed ({missing})", "—", "—"))
            continue
        # By turns, the best of each: what else the machine does must weigh on all alike.
        turns = [
            (peer(name, script, example, bound), own_speed(), fast_own("speed") if fast else 0.0)
            for _ in range(TURNS)
        ]
        row, speed = max((told for told, _, _ in turns), key=lambda told: told[1])
        beside = f"{max(ours for _, ours, _ in turns) / speed:,.1f} × slower" if speed else "—"
        if speed and fast:
            beside += f", than the fast build {max(its for *_, its in turns) / speed:,.1f} ×"
        rows.append((*row, beside))
    return rows


def shown(number: float, unit: str) -> str:
    return f"{number:.2f} {unit}" if unit == "ms" else f"{number:,.0f} {unit}"


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
    return installed(PEERS_PYTHON, wanted, ["-r", str(wanted)])


def install_fast() -> str:
    """Make the fast build's environment if it is not there; why it could not be made, or nothing."""
    wheels = sorted(FAST_WHEELS.glob("yuebao-*.whl"))
    if not wheels:
        return "make wheel has not made it"
    if wheels[-1].name.endswith("-none-any.whl"):
        return "make wheel found no C compiler"
    constraints = str(HERE.parent / "constraints.txt")
    return installed(FAST_PYTHON, wheels[-1], ["--force-reinstall", "-c", constraints, str(wheels[-1])])


def installed(python: Path, wanted: Path, arguments: list[str]) -> str:
    """Make that environment anew if *wanted* is newer than it; what went wrong, or nothing."""
    environment = python.parents[1]
    stamp = environment / "made"
    if stamp.exists() and wanted.stat().st_mtime <= stamp.stat().st_mtime:
        return ""
    sys.stderr.write(f"Installing in benchmarks/{environment.name} ...\n")
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "-q", *arguments]
    for command in ([sys.executable, "-m", "venv", str(environment)], [str(python), *pip]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["no message"])[-1][:120]
    (environment / ".gitignore").write_text("*\n", encoding="utf-8")
    stamp.touch()
    return ""


def own_checking() -> list[dict[str, float]]:
    """Milliseconds of confronting readings of synthetic bulletins, by number of figures and of errors."""
    import yuebao

    rows = []
    for figures, errors in SIZES:
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
        median, worst = (statistics.median(spent), max(spent)) if spent else (float("nan"), float("nan"))
        rows.append({"median": median, "worst": worst, "crashed": crashed, "accused": accused})
    return rows


def checking(*, fast: bool) -> list[Row]:
    """Milliseconds of confronting readings of synthetic bulletins, pure and compiled."""
    rows: list[Row] = []
    turns = [(own_checking(), fast_own("checking") if fast else []) for _ in range(2)]
    for number, (figures, errors) in enumerate(SIZES):
        sort = f"bulletin of {figures} figures with {errors} errors" * bool(errors)
        what = f"checking a {sort or f'consistent bulletin of {figures} figures'}, median of 9"
        for variant, its in enumerate(("", ", the fast build") if fast else ("",)):
            told = min((turn[variant][number] for turn in turns), key=lambda it: it["median"])
            amiss = "".join(f", {told[it]} {it}" for it in ("crashed", "accused") if told[it])
            name = f"{'  ' * variant}{what}{amiss}{its}"
            rows.append((name, f"{told['median']:.2f} ms", f"worst {told['worst']:.2f} ms"))
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


OWN: dict[str, Callable[[], object]] = {
    "speed": own_speed,
    "reading": own_reading,
    "checking": own_checking,
}

if __name__ == "__main__":
    main()
