"""The command line as a person meets it: a process with arguments, streams and an exit code."""

from __future__ import annotations

import errno
import io
import json
import os
import pty
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from yuebao import cli

GOOD = "【数据月报】\n\n2025年1-5月，全市进出口总额50.0亿元，增长4.2%。其中，出口30.0亿元，进口20.0亿元。\n"
BAD = GOOD.replace("50.0亿元", "61.0亿元")

Done = subprocess.CompletedProcess[bytes]
Run = Callable[..., Done]


@pytest.fixture
def yuebao(tmp_path: Path) -> Run:
    """Run ``yuebao`` in an empty folder; a traceback fails the test whatever it looks for."""

    def run(
        *arguments: str | bytes, data: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "yuebao", *arguments],
            cwd=tmp_path,
            input=data,
            capture_output=True,
            timeout=60,
            check=False,
            env={**os.environ, **environment},
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        return done

    return run


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """The same without a process of its own, where many cases are tried: quicker."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, data: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = cli.run(list(arguments))
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err, err.decode(errors="replace")
        return Done(arguments, code, out, err)

    return run


def figures(out: bytes) -> list[str]:
    records = [json.loads(line) for line in out.decode().splitlines()]
    return [record["text"] for record in records if record["type"] == "figure"]


VALUES = ["50.0亿元", "4.2%", "30.0亿元", "20.0亿元"]


# What it prints.


@pytest.mark.timed
def test_version_is_quick(yuebao: Run) -> None:
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        done = yuebao("--version")
        seconds.append(time.perf_counter() - start)
        assert (done.returncode, done.stdout) == (0, b"yuebao 0.1.0\n")
    assert min(seconds) <= 0.15


@pytest.mark.parametrize(
    "command", [(), ("text",), ("read",), ("check",), ("infer",), ("verify",), ("synth",)]
)
def test_every_help_shows_an_example(inside: Run, command: tuple[str, ...]) -> None:
    done = inside(*command, "--help")
    assert done.returncode == 0
    assert b"Example" in done.stdout
    assert b"  yuebao " in done.stdout or b"Example: yuebao " in done.stdout


def test_text_prints_what_offsets_count_in(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    text = inside("text", "a.txt").stdout.decode()
    for line in inside("read", "a.txt", "--format", "jsonl").stdout.decode().splitlines():
        record = json.loads(line)
        assert "".join(text[record["start"] : record["end"]].split()) == record["text"]


def test_read_as_table_jsonl_and_csv(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert figures(inside("read", "a.txt", "--format", "jsonl").stdout) == VALUES
    table = inside("read", "a.txt").stdout.decode().splitlines()
    assert table[0].split() == ["编号", "数", "单位", "口径", "指标", "地区", "时期", "分组", "基数"]
    assert len(table) == 6
    sheet = inside("read", "a.txt", "-f", "csv").stdout.decode().splitlines()
    assert sheet[0].startswith("n,text,value,unit")
    assert len(sheet) == 5


def test_standard_input(yuebao: Run) -> None:
    done = yuebao("read", "-", "--format", "jsonl", data=GOOD.encode())
    assert (done.returncode, figures(done.stdout)) == (0, VALUES)


def test_several_files_each_under_its_name(inside: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    lines = inside("read", "a.txt", "b.txt", "--format", "jsonl").stdout.decode().splitlines()
    sources = [record["name"] for record in map(json.loads, lines) if record["type"] == "source"]
    assert sources == ["a.txt", "b.txt"]
    shown = inside("read", "a.txt", "b.txt").stdout.decode()
    assert shown.index("==> a.txt <==") < shown.index("==> b.txt <==")
    sheet = inside("read", "a.txt", "b.txt", "-f", "csv").stdout.decode().splitlines()
    assert [line.split(",")[0] for line in sheet] == ["source", *["a.txt"] * 4, *["b.txt"] * 4]


def test_check_says_what_holds_and_what_cannot(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    good, bad = inside("check", "good.txt"), inside("check", "bad.txt")
    assert good.returncode == 0
    assert "矛盾 0 处" in good.stdout.decode()
    assert bad.returncode == 1
    assert bad.stdout.decode().startswith("bad.txt:3:")
    assert "矛盾 1 处" in bad.stdout.decode()


def test_check_as_json(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    report = json.loads(inside("check", "bad.txt", "--format", "json").stdout)
    assert list(report) == ["source", "figures", "findings", "inferred", "unread"]
    found = [finding for finding in report["findings"] if finding["verdict"] == "contradiction"]
    assert [finding["figures"] for finding in found] == [[1, 3, 4]]


def test_check_writes_a_page(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    done = inside("check", "bad.txt", "-o", "report.html")
    assert done.returncode == 1
    assert "report.html" in done.stdout.decode()
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "report.html"]


def test_several_reports_go_into_a_folder(inside: Run, tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(BAD, encoding="utf-8")
    done = inside("check", "x/a.txt", "y/a.txt", "none.txt", "--format", "json", "-o", "out")
    assert done.returncode == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.json", "a.json"]


# Bad calls and bad input.


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("check",),
        ("check", "--format", "xml", "a.txt"),
        ("read", "--nonsense", "a.txt"),
        ("check", "--format", "html", "a.txt", "b.txt"),
        ("check", "a.txt", "a.txt", "-o", "a.txt"),
    ],
)
def test_a_bad_call(inside: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = inside(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: yuebao" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.txt", None, "YB101"),
        ("folder", "", "YB102"),
        ("empty.txt", b"", "YB104"),
        ("zip.txt", b"PK\x03\x04" + bytes(range(256)) * 20, "YB132"),
        ("program.txt", b"\x7fELF" + bytes(range(256)) * 20, "YB105"),
        ("x" * 300, None, "YB103"),
    ],
)
def test_a_bad_file(inside: Run, tmp_path: Path, name: str, content: bytes | str | None, code: str) -> None:
    path = tmp_path / name
    if content == "":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    done = inside("check", name)
    assert (done.returncode, done.stdout) == (2, b"")
    place, said = done.stderr.decode().split(": ", 1)
    assert place == name
    assert said.startswith(code)
    assert len(said.splitlines()) == 2, "what is wrong, then the remedy"


def test_a_bad_file_does_not_stop_the_others(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = inside("read", "none.txt", "a.txt", "--format", "jsonl")
    assert done.returncode == 2
    assert b"none.txt: YB101" in done.stderr
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [record["text"] for record in lines if record["type"] == "figure"] == VALUES


def test_the_worst_exit_code_wins(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    assert inside("check", "good.txt", "bad.txt", "good.txt").returncode == 1
    assert inside("check", "none.txt", "bad.txt").returncode == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(inside: Run, tmp_path: Path, encoding: str) -> None:
    text = GOOD * 4
    if encoding == "big5":
        text = text.translate(str.maketrans("数据报进总额亿长", "數據報進總額億長"))
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    done = inside("text", "a.txt")
    assert (done.returncode, done.stdout.decode()) == (0, text)


@pytest.mark.parametrize(
    "data",
    [
        "出口30.0亿元\x00\x01\x02，增长4.2%。".encode(),
        "\x1b[31m出口30.0亿元\x07\x08，增长4.2%。".encode(),
        "出口30.0亿元".encode() + b"\xed\xa0\x80" + "，增长4.2%。".encode(),
        "出口30.0亿元".encode() + b"\xff\xfe\xfd" + "，增长4.2%。".encode(),
        "出口30.0亿元\r\n，增长4.2%。\r".encode(),
        b"\n",
        b" ",
        "\ufeff".encode(),
        "出口".encode() + b"9" * 5000 + "亿元。".encode(),
        ("出口30.0亿元，" * 20_000).encode(),
    ],
)
def test_odd_input_is_read_or_refused(inside: Run, data: bytes) -> None:
    done = inside("check", "-", data=data)
    assert done.returncode in (0, 1, 2)
    assert (done.returncode == 2) == done.stderr.startswith(b"<stdin>: YB1")


def test_a_name_that_is_not_utf8(yuebao: Run, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(GOOD, encoding="utf-8")
    done = yuebao("read", b"\xff.txt", "--format", "jsonl")
    assert (done.returncode, figures(done.stdout)) == (0, VALUES)
    assert yuebao("check", b"\xff.txt", "--format", "json").returncode == 0
    assert yuebao("check", b"\xfe.txt").returncode == 2


# Streams.


def test_output_is_utf8_whatever_the_locale(yuebao: Run) -> None:
    done = yuebao("text", "-", data=GOOD.encode(), PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.stdout.decode() == GOOD


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD * 5000, encoding="utf-8")
    arguments = [sys.executable, "-m", "yuebao", "text", "a.txt"]
    with subprocess.Popen(arguments, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 141


@pytest.mark.timed
def test_an_interrupt_is_quiet() -> None:
    # A job in the background of a script is started with interrupts ignored, and hands that down.
    program = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    program += "from yuebao.__main__ import main; sys.argv[1:] = ['text', '-']; sys.exit(main())"
    arguments = [sys.executable, "-c", program]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        time.sleep(1.0)  # until it waits for its input
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "yuebao", "text", "-"],
            input=GOOD.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"<stdout>: YB109")


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a terminal shows of a command."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(folder)
        os.environ.update(environment)
        os.execv(sys.executable, [sys.executable, "-m", "yuebao", *arguments])
    shown = b""
    while select.select([terminal], [], [], 30)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            break
        if not piece:
            break
        shown += piece
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode()


def test_colour_and_progress_only_on_a_terminal(yuebao: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    shown = on_terminal(tmp_path, "check", "a.txt", "b.txt", TERM="xterm", NO_COLOR="")
    assert "[2/2] b.txt" in shown
    assert "\x1b[31m" in shown
    assert "\x1b[31m" not in on_terminal(tmp_path, "check", "a.txt", TERM="xterm", NO_COLOR="1")
    assert "[1/1]" not in on_terminal(tmp_path, "check", "a.txt", TERM="xterm")
    piped = yuebao("check", "a.txt", "b.txt")
    assert b"\x1b" not in piped.stdout + piped.stderr


# Writing.


def test_writing_replaces_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    target.write_text("before", encoding="utf-8")
    cli.write(target, "after\ud800")
    assert target.read_text(encoding="utf-8") == "after?"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.html"
    target.write_text("before", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(cli.Unreadable, match="YB109"):
        cli.write(target, "after")
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("before", encoding="utf-8")
    link.symlink_to(real)
    cli.write(link, "after")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "after"
    cli.write(Path(os.devnull), "nothing")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("out", ["none/a.html", "file/a.html"])
def test_where_nothing_can_be_written(inside: Run, tmp_path: Path, out: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = inside("check", "a.txt", "-o", out)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{out}: YB109".encode())


# What follows, what was said before, and proofs.


def test_history_as_files_and_folders(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "now.txt").write_text("2025年1—5月，大连市出口110.0亿元，同比增长10.0%。\n", encoding="utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "2024.txt").write_text("2024年1—5月，大连市出口104.0亿元。\n", encoding="utf-8")
    for old in ("old/2024.txt", "old", "old/*.txt"):
        done = inside("check", "now.txt", "--history", old)
        assert done.returncode == 0
        assert "上年基数已调整" in done.stdout.decode()
    done = inside("check", "now.txt", "--history", "none.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"none.txt: YB101" in done.stderr


def test_a_document_is_no_history_of_its_own(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "now.txt").write_text("2025年1—5月，大连市出口110.0亿元。\n", encoding="utf-8")
    report = json.loads(inside("check", "now.txt", "--history", ".", "--format", "json").stdout)
    assert report["findings"] == []


def test_proofs_are_written_and_verified(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    done = inside("check", "bad.txt", "--proof")
    assert done.returncode == 1
    (proof,) = json.loads(done.stdout)["proofs"]
    assert proof["figures"] == sorted(it["figure"] for it in proof["proof"]["premises"])
    assert inside("verify", "-", data=done.stdout).returncode == 0
    report = inside("check", "bad.txt", "--format", "json").stdout
    told = inside("verify", "-", data=report)
    assert (told.returncode, told.stdout.decode().count("proven")) == (0, 1)
    proof["proof"]["premises"][0]["high"] = proof["proof"]["premises"][0]["low"] = "5000000000"
    forged = inside("verify", "-", data=json.dumps(proof["proof"]).encode())
    assert forged.returncode == 1
    assert b"NOT PROVEN" in forged.stdout


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{}", b"3", b'{"proofs": []}', b"[[[[", b'{"findings": [{"verdict": "contradiction"}]}'],
)
def test_what_holds_no_proof(inside: Run, content: bytes) -> None:
    done = inside("verify", "-", data=content)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"YB110" in done.stderr


def test_a_proof_that_makes_no_sense_is_not_proven(inside: Run) -> None:
    for content in (b'{"form": "derivation"}', b'{"form": "faith", "premises": 3}', b'[{"form": null}]'):
        assert inside("verify", "-", data=content).returncode == 1


def test_inference_on_demand(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD.replace("，进口20.0亿元", ""), encoding="utf-8")
    done = inside("infer", "a.txt", "进口")
    assert done.returncode == 0
    assert "19.9" in done.stdout.decode()
    rows = json.loads(inside("infer", "a.txt", "进口", "--format", "json").stdout)["inferred"]
    assert [row["low"] for row in rows if row["kind"] == "level"] == ["19.9"]
    assert [row["kind"] for row in rows] == ["level", "share"]
    assert "推不出" in inside("infer", "a.txt", "煤炭").stdout.decode()
    assert inside("infer", "none.txt", "煤炭").returncode == 2


def test_a_synthetic_bulletin(inside: Run, tmp_path: Path) -> None:
    made = inside("synth", "--seed", "7", "--figures", "30").stdout
    assert made == inside("synth", "--seed", "7", "--figures", "30").stdout
    done = inside(
        "synth", "--seed", "7", "--figures", "30", "--errors", "2", "-o", "s.txt", "--truth", "t.json"
    )
    assert done.returncode == 0
    truth = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    text = (tmp_path / "s.txt").read_text(encoding="utf-8")
    assert len(truth["planted"]) == 2
    assert all(text[it["start"] : it["end"]] == it["text"] for it in truth["figures"])
    for planted in truth["planted"]:
        assert planted["became"].endswith(truth["figures"][planted["figure"] - 1]["text"])
    assert inside("synth", "--figures", "0").returncode == 2
    assert inside("synth", "-o", "no/such/place.txt").returncode == 2


def test_explain_shows_context_tokens_and_rules(tmp_path: Path) -> None:
    bulletin = tmp_path / "a.txt"
    bulletin.write_text("2025年1—5月，全市进出口100亿元，增长5%。其中，出口60亿元。\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "yuebao", "explain", f"{bulletin}:1"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "by rate:增长" in told
    assert "carried in  year 2025; period 2025-01/2025-05" in told
    assert "token       其中  nest" in told
