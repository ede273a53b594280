"""Every form of an issue says the same figures; what was said reads back."""

from __future__ import annotations

import csv
import email
import email.policy
import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from shutil import copytree
from xml.etree import ElementTree as etree
from zipfile import ZipFile

import pytest
from made import book_of, plan_of_all
from saying import misread

import yuebao
from yuebao.bulletin import manuscript
from yuebao.bulletin.compose import compose
from yuebao.bulletin.issue import Draft
from yuebao.bulletin.proof import prove
from yuebao.bulletin.render import FORMS, render
from yuebao.bulletin.render.typeset import fonts
from yuebao.cli import run
from yuebao.core.problem import Unreadable

ASSOCIATION = Path(__file__).parents[2] / "examples" / "association"
FIELDS = ("text", "value", "unit", "kind", "indicator", "area", "period", "breakdown", "base", "bound")


def drawable() -> bool:
    try:
        fonts()
    except Unreadable:
        return False
    return True


drawn = pytest.mark.skipif(not drawable(), reason="no Chinese font is installed (fonts-noto-cjk)")


def records(data: bytes, name: str) -> list[dict[str, object]]:
    found = yuebao.read(data, name=name).records()
    return [{field: it[field] for field in FIELDS} for it in found if it["type"] == "figure"]


def proven(seed: int) -> Draft:
    entries = book_of(seed)
    plan = plan_of_all(entries)
    made = compose(plan, entries, plan.period)
    written = manuscript.parse(manuscript.merge(made).text, plan.imprint, plan.columns)
    return prove(written, entries, generated=made).draft


@pytest.mark.parametrize("form", ["html", "docx", pytest.param("pdf", marks=drawn)])
@pytest.mark.parametrize("seed", [1, 6])
def test_every_form_reads_back_the_same(form: str, seed: int) -> None:
    draft = proven(seed)
    said = records(render(draft, "txt"), "issue.txt")
    assert said
    assert records(render(draft, form), f"issue.{form}") == said


def test_what_is_said_is_read_back() -> None:
    assert [bad for seed in range(300) if (bad := misread(Random(f"said-{seed}")))] == []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example association's issue, by the commands a person types."""
    if not drawable():
        pytest.skip("no Chinese font is installed (fonts-noto-cjk)")
    home = tmp_path_factory.mktemp("association") / "it"
    copytree(ASSOCIATION, home)
    for built in ("site", "yuebao.db", "issues/2025-06/published", "issues/2025-06/draft.md"):
        assert not (home / built).exists(), "the example stands in the repository as a person finds it"
    book, issue = str(home / "yuebao.db"), str(home / "issues" / "2025-06")
    assert run(["add", *map(str, sorted((home / "sources").glob("*.txt"))), "--book", book]) == 0
    assert run(["issue", "draft", issue]) == 0
    assert run(["issue", "proof", issue]) == 0
    assert run(["issue", "publish", issue]) == 0
    assert run(["site", "build", str(home / "issues"), "-o", str(home / "site")]) == 0
    return home


def issue_file(home: Path, form: str) -> bytes:
    return (home / "issues" / "2025-06" / "published" / f"2025-06.{form}").read_bytes()


def test_the_example_comes_out_in_every_form(published: Path) -> None:
    said = records(issue_file(published, "txt"), "txt")
    assert len(said) > 50
    for form in ("html", "docx", "pdf"):
        assert records(issue_file(published, form), form) == said
    assert {path.suffix[1:] for path in (published / "issues/2025-06/published").iterdir()} == set(FORMS)


def test_the_page_needs_nothing_from_elsewhere(published: Path) -> None:
    page = issue_file(published, "html").decode()
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!example\.org)""", page)
    assert not re.search(r"@import|url\(", page)
    assert '<html lang="zh-Hans">' in page
    assert page.count("<h1>") == 1
    assert all('alt="' in tag for tag in re.findall(r"<img[^>]*>", page))
    told = re.search(r'id="figures">(.*?)</script>', page, re.DOTALL)
    assert told is not None
    figures = json.loads(told[1])
    ids = set(re.findall(r'data-id="([^"]+)"', page))
    assert ids == {figure["id"] for figure in figures}


def test_the_annex_has_every_figure_with_its_identifier(published: Path) -> None:
    figures = json.loads(issue_file(published, "json"))["figures"]
    rows = list(csv.DictReader(StringIO(issue_file(published, "csv").decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [figure["id"] for figure in figures]
    assert [row["value"] for row in rows] == [figure["value"] for figure in figures]
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(BytesIO(issue_file(published, "xlsx"))).active
    cells = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in cells[1:]] == [figure["id"] for figure in figures]
    assert [float(row[7]) for row in cells[1:]] == [float(figure["value"]) for figure in figures]


def test_the_mail_carries_its_pictures(published: Path) -> None:
    mail = email.message_from_bytes(issue_file(published, "eml"), policy=email.policy.default)
    page = mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    wanted = set(re.findall(r'src="cid:([^"]+)"', page))
    held = {part["Content-ID"].strip("<>") for part in mail.walk() if part["Content-ID"]}
    assert wanted == held != set()
    assert records(text.encode(), "mail") == records(issue_file(published, "txt"), "txt")


def test_the_feed_is_atom(published: Path) -> None:
    root = etree.fromstring(issue_file(published, "xml"))
    atom = "{http://www.w3.org/2005/Atom}"
    for place in (root, root.find(f"{atom}entry")):
        assert place is not None
        assert all(place.find(f"{atom}{tag}") is not None for tag in ("id", "title", "updated"))


def test_the_docx_is_styled_and_not_formatted(published: Path) -> None:
    with ZipFile(BytesIO(issue_file(published, "docx"))) as parts:
        body = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert not re.search(r"<w:(?:rFonts|sz|b|color|u)[ /]", body), "runs carry no format of their own"
    assert not re.search(r"<w:(?:jc|ind|spacing)[ /]", body), "nor do paragraphs"
    assert 'w:eastAsia="仿宋"' in styles
    assert 'w:eastAsia="黑体"' in styles
    assert len(re.findall(r'descr="[^"]+"', body)) == 2


def test_publishing_twice_gives_the_same_bytes(published: Path) -> None:
    before = {
        form: issue_file(published, form)
        for form in ("html", "pdf", "eml", "txt", "xml", "xlsx", "csv", "json")
    }
    assert run(["issue", "publish", str(published / "issues/2025-06")]) == 0
    assert {form: issue_file(published, form) for form in before} == before


def test_a_wrong_digit_does_not_publish(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = published / "issues/2025-06"
    draft = (issue / "draft.md").read_text(encoding="utf-8")
    before = issue_file(published, "html")
    (issue / "draft.md").write_text(draft.replace("5436.3亿元", "5436.8亿元", 1), encoding="utf-8")
    try:
        assert run(["issue", "publish", str(issue)]) == 1
        told = capsys.readouterr().out
        assert "5436.8亿元" in told
        assert "数据库为5436.3亿元" in told
        assert issue_file(published, "html") == before
        idents = re.findall(r"✗ ([0-9a-f]{8})", told)
        assert run(["issue", "publish", str(issue), "--accept", idents[0]]) == 2
        arguments = [part for ident in idents for part in ("--accept", ident)]
        assert run(["issue", "publish", str(issue), *arguments, "--why", "已与统计部核对"]) == 0
        account = json.loads((issue / "published/2025-06.proof.json").read_text(encoding="utf-8"))
        assert [row["why"] for row in account["accepted"]] == ["已与统计部核对"] * len(idents)
    finally:
        (issue / "draft.md").write_text(draft, encoding="utf-8")
        (issue / "accepted.json").unlink(missing_ok=True)


def test_the_site_works_from_a_folder(published: Path) -> None:
    site = published / "site"
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "fetch(" not in text
        for link in re.findall(r'(?:href|src)="([^"#:]+)"', text):
            assert (page.parent / link).exists(), f"{page.name} → {link}"
    index = (site / "search.js").read_text(encoding="utf-8")
    rows = json.loads(index.removeprefix("const INDEX = ").rstrip(";\n"))
    assert any("港口企业" in row["t"] for row in rows)
    assert all((site / row["u"]).exists() for row in rows)


def test_a_site_does_not_eat_another_folder(published: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert run(["site", "build", str(published / "issues"), "-o", str(tmp_path)]) == 2
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_next_issue_goes_on_from_the_last(published: Path) -> None:
    assert run(["issue", "new", str(published / "issues/2025-07")]) == 0
    plan = (published / "issues/2025-07/issue.toml").read_text(encoding="utf-8")
    assert "total = 31" in plan
    assert 'title = "宁波数字服务月报"' in plan
    assert 'period = "2025-01/2025-06"' in plan
    assert 'empty = "七月暂无"' in plan
    assert run(["issue", "draft", str(published / "issues/2025-07")]) == 0
    assert "七月暂无" in (published / "issues/2025-07/draft.md").read_text(encoding="utf-8")
