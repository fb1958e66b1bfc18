"""Web pages: the same tree as from the text, and only the text."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from html import escape
from pathlib import Path

import outlines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check
from outlines import parse

import speechparse
from speechparse.errors import ExtraError, ReadError
from speechparse.readers import html
from speechparse.source import Source

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


def _read(page: str) -> Source:
    return html.read(page.encode(), "page.html")


def _lines(body: str) -> list[str]:
    return _read(f"<html><meta charset=utf-8><body>{body}</body></html>").text.splitlines()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("headings", [True, False])
def test_same_tree_as_the_text(path: Path, headings: bool) -> None:
    text = path.read_text(encoding="utf-8")
    made = outlines.paragraphs(text)
    wanted = outlines.tree(parse(Source("".join(f"{each.text}\n" for each in made))))
    page = _read(outlines.html(made, headings))
    assert page.text.splitlines() == [each.text for each in made]
    assert outlines.tree(parse(page)) == wanted


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_same_tree_from_markdown(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    copy = tmp_path / "text.md"
    copy.write_text(outlines.markdown(outlines.paragraphs(text)), encoding="utf-8")
    assert outlines.sections(speechparse.load(copy)) == outlines.sections(speechparse.parse(text))


@given(outlines.outlines(), st.sampled_from(["headings", "p", "div", "br", "lists"]))
@settings(max_examples=60)
def test_same_tree_of_any_outline(made: list[outlines.Paragraph], way: str) -> None:
    text = "".join(f"{each.text}\n" for each in made)
    wanted = outlines.tree(speechparse.parse(text))
    assert outlines.tree(speechparse.parse(outlines.markdown(made))) == wanted
    if way in ("headings", "p"):
        page = outlines.html(made, headings=way == "headings")
    elif way == "div":
        page = "<html><body>" + "".join(f"<div>　　{each.text}</div>" for each in made)
    elif way == "br":
        page = "<html><body><div>" + "<br>\n".join(each.text for each in made) + "</div></body></html>"
    else:
        page = "<html><body>" + _as_lists(made)
    assert outlines.tree(parse(_read(page))) == wanted


def _as_lists(made: list[outlines.Paragraph]) -> str:
    """The numbers of every level as those of lists: each item a list that goes on from the one before."""
    page, numbers = "", [0, 0, 0]
    for each in made:
        kind = each.level - 2
        if kind in (0, 2):
            numbers[kind] = 1 if each.text.startswith(("一、", "1. ")) else numbers[kind] + 1
            style = "list-style-type: cjk-ideographic" if kind == 0 else "list-style-type: decimal"
            page += f'<ol start="{numbers[kind]}" style="{style}"><li>{each.text.split("、" if kind == 0 else ". ")[1]}</li></ol>'
        else:
            page += f"<p>{each.text}</p>"
    return page


def test_headings_are_evidence() -> None:
    page = _read("<h1>讲话</h1><p>同志们：</p><h2>一、<b>提高</b><br>认识</h2><p>好。</p><h3>（一）稳</h3>")
    assert page.text == "讲话\n同志们：\n一、提高\n认识\n好。\n（一）稳\n"
    assert page.levels == ((0, 1), (8, 2), (19, 3))


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=a><li>甲<li type=I>乙</ol>", ["a. 甲", "II. 乙"]),
        ("<ol type=i start=4><li>甲<li>乙</ol>", ["iv. 甲", "v. 乙"]),
        ("<ol type=A start=26><li>甲<li>乙</ol>", ["Z. 甲", "27. 乙"]),
        ('<ol style="list-style: simp-chinese-informal inside" start=10><li>甲<li>乙</ol>', ["十、甲", "十一、乙"]),
        ('<ul style="list-style-type:cjk-heavenly-stem"><li>子<li>丑</ul>', ["甲、子", "乙、丑"]),
        ('<ol style="list-style:none"><li>甲<li>乙</ol>', ["甲", "乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>一、甲<li>二、乙</ol>", ["一、甲", "二、乙"]),
        ("<ol><li><p>甲</p><p>又</p><ol type=a><li>子</ol><li>乙</ol>", ["1. 甲", "又", "a. 子", "2. 乙"]),
    ],
)
def test_numbers_of_lists(page: str, shown: list[str]) -> None:
    assert _lines(page) == shown


def test_blanks_and_breaks() -> None:
    assert _lines("<p>一个\n  长句，\r\n断行 a\nb</p>") == ["一个长句，断行 a b"]
    assert _lines("<p>甲<br>乙<br><br>丙<br></p><p><br></p><p></p>丁") == ["甲", "乙", "", "丙", "", "丁"]
    assert _lines("<pre>一、甲\n  乙\n</pre>") == ["一、甲", "  乙"]
    assert _lines("<p>&ldquo;三农&rdquo;&nbsp;&#x4e00;&hellip;&lt;b&gt;</p>") == ["“三农”\xa0一…<b>"]


def test_what_is_not_shown() -> None:
    body = (
        "<script>var a='一、';</script><style>p{}</style><p style='DISPLAY: none'>甲</p><p hidden>乙</p><noscript>丙</noscript>"
        "<p>正文<sup><a href='#n1'>1</a></sup>一句</p><!-- 丁 --><p>x<sup>2</sup></p><select><option>戊</select><template>己</template>"
    )
    assert _lines(body) == ["正文一句", "x2"]


def test_tables_stand_apart() -> None:
    page = _read("<p>前</p><table><tr><th>序号<th>名称<tr><td>1<td>一、<br>桥</table><table><tr><td>3<td>4<tr><td>5<td>6</table><p>后</p>")
    assert page.text == "前\n序号\t名称\n1\t一、 桥\n3\t4\n5\t6\n后\n"
    assert page.apart == ((2, 23),)
    assert [page.place(offset).number for offset in (0, 2, 23)] == [1, 2, 6]  # type: ignore[union-attr]


def test_a_table_for_its_looks_is_text() -> None:
    page = _read("<table><tr><td><h1>讲话</h1><tr><td><p>一、甲</p><p>二、乙</p></table>")
    assert page.text == "讲话\n一、甲\n二、乙\n"
    assert page.apart == ()


PAGES = {
    "gb2312": '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    "gbk": "<meta charset=GBK>",
    "gb18030": "",
    "big5": '<META content="text/html;charset=big5">',
    "utf-8": "<meta charset=gbk>",  # it is not so
    "utf-8-sig": "<meta charset=big5>",
    "utf-16": "",
}


@pytest.mark.parametrize("encoding", PAGES)
def test_encodings(encoding: str) -> None:
    text = "在會議上的講話，各級政府要加強領導。" if encoding == "big5" else "在会议上的讲话，各级政府要加强领导。"
    script = "<script>" + "var a = 1;\n" * 4000 + "</script>"
    page = f"<html><head>{PAGES[encoding]}{script}</head><body><p>{text}</p></body></html>"
    assert html.read(page.encode(encoding), "x.html").text == text + "\n"


def _site(title: str, text: str) -> str:
    """A page as web sites make it."""
    menu = "".join(
        f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(["首页", "政务公开", "政务服务", "互动交流", "走进云湖", "English"])
    )
    news = "".join(f'<li><a href="/news/{n}">云湖市召开第{n}次防汛工作调度会</a> 2024-03-0{n}</li>' for n in range(1, 7))
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}_云湖市人民政府门户网站</title></head><body>
<div class="head"><ul>{menu}</ul><form action="/search"><input name="q"><button>搜索</button></form></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/a">领导讲话</a></div>
<div class="box"><div class="title">{title}</div>
<div class="tools">发布时间：2024-03-01 来源：本网 字号：<a href="javascript:size(18)">大</a> <a href="javascript:size(14)">小</a></div>
<div class="content" id="zoom">{text}</div>
<div class="share">分享到 <a href="javascript:share()">微信</a> <a href="javascript:print()">打印</a></div></div>
<div class="news"><h3>相关新闻</h3><ul>{news}</ul></div>
<div class="foot"><p>主办：云湖市人民政府办公室</p></div><script src="/a.js"></script></body></html>"""


@pytest.mark.parametrize(
    "path",
    [path for path in SAMPLES if path.stem in ("conference-speech", "notice", "regulation", "work-report")],
    ids=lambda path: path.stem,
)
@pytest.mark.parametrize("way", ["p", "br"])
def test_main_text_of_a_site(path: Path, way: str) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    text = "".join(f"<p>　　{escape(line)}</p>" for line in lines[1:]) if way == "p" else "<br>".join(f"　　{line}" for line in lines[1:])
    page = _read(_site(lines[0], text))
    assert [line.strip() for line in page.text.splitlines()] == lines
    assert outlines.tree(parse(page)) == outlines.tree(speechparse.parse("\n".join(lines)))


def test_a_site_without_text_is_read_all_the_same() -> None:
    assert "云湖市召开第6次防汛工作调度会" in _read(_site("", "")).text


def test_nothing_in_it() -> None:
    for page in ("<html></html>", "<!-- -->", "<frameset><frame src=x></frameset>", "<html><head><title>x</title></head></html>"):
        assert _read(page).text.strip() == ""
        parse(_read(page))


HOSTILE = {
    "deep": "<div>" * 5_000 + "一、甲",
    "attributes": "<p " + " ".join(f"a{n}" for n in range(20_000)) + ">一、甲",
    "one text": "<p>" + "字" * 8_000_000,
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><p>&b;&b;&x;</p>',
    "no tags": "字" * 4_000_000,
    "links": "<a href=/x>云湖</a>" * 10_000,
    "unclosed": "<p><b><font><table><tr><td><ol><li" * 40,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    begun = time.monotonic()
    with suppress(ReadError):
        text = _read(HOSTILE[name]).text
        assert "root:" not in text
        assert len(text) < 10 * len(HOSTILE[name])
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("name", ["deep", "one text", "no tags"])
def test_a_page_that_is_not_read_whole_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match=r"^page\.html: .*too deep[^\n]*$"):
        _read(HOSTILE[name])


def test_a_large_page_is_read_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<html><body>" + "<p>一、甲</p>" * 30_000
    assert _read(page).text == "一、甲\n" * 30_000
    monkeypatch.setattr(html, "SECONDS", 0.01)
    with pytest.raises(ReadError, match="0 seconds"):
        _read(page)
    monkeypatch.setattr(html, "BYTES", 1000)
    with pytest.raises(ReadError, match="too large"):
        _read(page)


@given(st.text(alphabet="<>/=\"' abphtdlriou一、\n&#;!-", max_size=120))
@settings(max_examples=150)
def test_any_page(page: str) -> None:
    source = _read("<html>" + page)
    check(parse(source))
    assert source.encode() == ("<html>" + page).encode()


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes(data: bytes) -> None:
    with suppress(ReadError):
        source = html.read(data, "page.html")
        check(parse(source))
        assert source.encode() == data


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "find_spec", lambda _name: None)
    with pytest.raises(ExtraError, match=r"pip install 'speechparse\[html\]'"):
        _read("<p>x</p>")


def test_piped_in() -> None:
    command = [sys.executable, "-m", "speechparse", "outline", "-"]
    for page in ("<!DOCTYPE html>\n<p>一、甲</p><p>二、乙</p>", "\n<html><body><p>一、甲</p><p>二、乙</p></body></html>"):
        done = subprocess.run(command, input=page.encode(), capture_output=True, check=True)
        assert done.stdout.decode("utf-8").splitlines()[-2:] == ["  一、甲", "  二、乙"]
