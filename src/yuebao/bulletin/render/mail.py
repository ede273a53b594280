"""An issue as a mail: a page with its pictures inside, and the text beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from html import escape

from yuebao.bulletin.issue import Chart, Draft
from yuebao.bulletin.render import pictures, text
from yuebao.bulletin.render.html import columns_html

BEIJING = timezone(timedelta(hours=8))

STYLE = """
body{margin:0;padding:0;background:#f4f2ee;color:#1d2530}
.page{max-width:680px;margin:0 auto;padding:28px 24px;background:#ffffff;
font:16px/1.85 "Songti SC",SimSun,serif}
h1{margin:0;color:#a3211c;font-size:28px;line-height:1.35;text-align:center}
h2{margin:32px 0 12px;padding-bottom:6px;border-bottom:1px solid #a3211c;color:#a3211c;font-size:21px}
h3{margin:24px 0 8px;font-size:17px}
p{margin:0 0 6px}
.item p{text-indent:2em}
.numbered,.imprint,.empty{text-align:center;color:#525c69;font-size:14px}
.imprint{padding-bottom:8px;border-bottom:5px double #a3211c}
.item p.source{text-align:right;text-indent:0;color:#525c69;font-size:14px}
img{width:100%;height:auto}
figure{margin:0}
.wide{margin:16px 0;overflow-x:auto}
table{width:100%;border-collapse:collapse;border-top:2px solid #1d2530;
border-bottom:2px solid #1d2530;font-size:14px}
th,td{padding:6px 8px;text-align:right;border-bottom:1px solid #d5dae1}
th:first-child{text-align:left;font-weight:400}
data,.n{white-space:nowrap}
"""


def render(draft: Draft) -> bytes:
    """*draft* as an ``.eml`` file without sender or receiver: the mail program adds them."""
    imprint = draft.imprint
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{imprint.heading}　{imprint.numbered}"
    if imprint.publisher:
        message["From"] = Address(display_name=imprint.publisher, username="editor", domain="example.invalid")
    moment = datetime(imprint.date.year, imprint.date.month, imprint.date.day, 9, tzinfo=BEIJING)
    message["Date"] = moment.astimezone(UTC)
    message["Message-ID"] = f"<{_name(imprint.heading, imprint.numbered)}@yuebao.invalid>"
    message["X-Unsent"] = "1"
    message.set_content(text.laid(draft).text, cte="base64")
    shown: dict[str, bytes] = {}

    def picture(chart: Chart) -> str:
        name = _name(chart.title, chart.alternative)
        shown[name] = pictures.png(chart)
        return f"cid:{name}@yuebao.invalid"

    body = columns_html(draft, picture)
    page = (
        f'<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8"><title>{escape(imprint.heading)}'
        f'</title><style>{STYLE}</style></head>\n<body><div class="page"><h1>{escape(imprint.heading)}</h1>\n'
        f'<p class="numbered">{escape(imprint.numbered)}</p>\n'
        f'<p class="imprint">{escape(imprint.publisher)}　{escape(imprint.dated)}</p>\n{body}</div>'
        "</body></html>\n"
    )
    message.add_alternative(page, subtype="html", cte="base64")
    parts = message.get_payload()
    assert isinstance(parts, list)
    carrier = parts[1]
    assert isinstance(carrier, EmailMessage)
    for name, data in shown.items():
        carrier.add_related(
            data, "image", "png", cid=f"<{name}@yuebao.invalid>", filename=f"{name}.png", disposition="inline"
        )
    _bounded(message, _name(imprint.heading, "border"))
    return message.as_bytes()


def _bounded(message: EmailMessage, name: str) -> None:
    """Boundaries that are the same each time, so that publishing twice gives the same bytes."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"={name}-{number}=")


def _name(*words: str) -> str:
    return sha256("\n".join(words).encode()).hexdigest()[:20]
