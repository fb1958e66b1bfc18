"""Something of the web page that the text was copied from was left in it.

文章标题：, 上一篇, 打印本页, 点击下载 and other lines of a page; what download sites put into a title (最新推荐, （精选三篇）); the head of
a page, which is the title, in the middle of a sentence.

Wrong:
    文章标题：在全市河长制工作会议上的讲话
    最新推荐在全市河长制工作会议上的讲话

Right:
    在全市河长制工作会议上的讲话

Source: 惯例.

Fix: unsafe. The words, or the whole line, are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.messages import _
from speechparse.parser.paragraphs import patterns
from speechparse.tree import Article, Leaf, LeafKind

_BLANKS = r"[ \t\u3000\u00a0]*"
# Words that are a button of a page where they have a line to themselves.
_BUTTONS = (
    "首页|打印|打印本页|打印此页|打印关闭|关闭|关闭窗口|收藏|加入收藏|下载|免费下载|全屏|返回|返回顶部|返回首页|返回目录|回到顶部|展开全文|点赞|评论|分享|分享到"
    "|分享文章到|微信扫一扫|网站地图|设为首页|上一页|下一页|上一篇|下一篇|无障碍|无障碍浏览|相关新闻|相关报道|相关阅读|相关链接|相关文章|相关推荐|推荐阅读|延伸阅读"
    "|热门推荐|热门文章|最新推荐|最新文章|猜你喜欢|大家都在看"
)
# What begins a line of a page, whatever follows.
_HEADS = (
    "分享(?:文章)?到[：:]|扫[一描].{0,4}(?:在手机打开|二维码|关注|下载)|【?字[体号][：:]|浏览字号|(?:浏览|点击|阅读|访问)(?:次数|量|数)[：:]"
    "|点击(?:此处)?(?:下载|查看|阅读|收起)|当前位置[：:]|您(?:现在|当前)的?(?:所在)?的?位置|【(?:打印|关闭|返回|收藏|字体|大 中 小|下载)"
    "|[上下]一[篇页条][：:]|(?:相关|推荐|延伸)(?:新闻|报道|阅读|链接|文章)[：:>＞]|版权(?:所有|声明)[：:©]?|Copyright|网站标识码"
    "|[京沪粤津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘琼川贵云陕甘青蒙桂藏宁新]ICP备|免责声明[：:]|(?:下载|文档|文件|原文|本文)(?:地址|链接|网址)[：:]|转载请注明"
    "|欢迎(?:下载|转载|关注|收藏|阅读)|更多.{0,30}(?:请关注|请访问|请登录|尽在|请点击|请搜索)|关注.{0,20}(?:公众号|微信号)"
    "|本[文篇站][^。\r\n]{0,20}(?:(?:收集|搜集)整理|整理发布|网友(?:上传|投稿|提供)|由.{1,20}(?:整理|编辑)|来(?:自|源于)(?:网络|互联网))"
)
# A switch of the page whose bracket closes some lines below: 【字号： / 加大 / 还原 / 减小 / 】.
_SWITCH = r"【字[体号][：:](?:[^】\r\n]{0,4}(?:\r\n|\r|\n)){1,8}[^】\r\n]{0,4}】(?=[\r\n]|\Z)"
_LINE = compiled.pattern(rf"{_BLANKS}(?:{_SWITCH}|(?:{_BUTTONS}){_BLANKS}(?=[\r\n]|\Z)|(?:{_HEADS})[^\r\n]*)")
# What download sites add to a title: 最新推荐, （精选三篇）, 范文5篇, （可编辑版）.
_ADDED = compiled.pattern(
    "(?:最新|精品|热门|精选|优秀|强力|倾情|每日)推荐[：:—-]*"
    "|[（(【\\[]?(?:最新|精选|优选|精品|优秀|通用|实用|热门)?(?:范文|模板)?(?:精选|优选|通用|合集|汇编|锦集|集锦|大全|共)[0-9０-９一二三四五六七八九十]{1,3}[篇份套][）)】\\]]?"
    "|[（(【\\[](?:最新|精选|精品|推荐|优选|经典|热门|优秀|完整|可编辑)(?:范文|版)?[）)】\\]]|[（(【\\[](?:可打印|下载|[Ww]ord)版[）)】\\]]|(?:免费|全文)下载|[Ww]ord版"
)
_LEAST = 8  # code points; a shorter title is words that a sentence may say
_LONGEST = 90  # code points of a line at the head of a text that repeats its title
# Behind a title that a sentence does speak of: 在……会议上的讲话中提出.
_SPOKEN_OF = compiled.pattern("[\u4e00-\u9fff](?<![中里上时后的精要以和与及为是])")


def check(facts: Facts) -> Iterator[Flaw]:
    source = facts.document.source
    label = patterns(facts.grammar.parts).title_label
    lines_left = (_LINE.match(facts.text, start) for start in source.line_starts)
    for found in filter(None, lines_left):
        start, end = found.start() + len(found.group()) - len(found.group().lstrip()), found.end()
        if facts.prose_at(start):
            whole = lines.start_of_line(source, start), lines.behind_line(source, end)
            yield _flaw(facts, _("a line of a web page is left over"), start, end, whole)
    for article in facts.document.articles:
        for leaf in article.content:
            if isinstance(leaf, Leaf) and leaf.kind in (LeafKind.TITLE, LeafKind.FRONT) and len(leaf.text) <= _LONGEST:
                if labelled := label.match(leaf.text):
                    yield _flaw(facts, _("a label of a web page is left before the title"), leaf.start, leaf.start + labelled.end())
                for found in _ADDED.finditer(leaf.text):
                    start, end = leaf.start + found.start(), leaf.start + found.end()
                    yield _flaw(facts, _("words of a download site are left in the title"), start, end)
        for start, end in _heads(facts, article):
            yield _flaw(facts, _("the title stands in the middle of a sentence, as the head of a page does"), start, end)


def _heads(facts: Facts, article: Article) -> Iterator[tuple[int, int]]:
    """The places where the title of an article interrupts a sentence, which goes on behind it as if it were not there."""
    title = article.title.joined if article.title else ""
    start = facts.text.find(title, article.title.end, article.end) if article.title and len(title) >= _LEAST else -1
    while start >= 0:
        end = start + len(title)
        if facts.text[start - 1] in "、，；" and _SPOKEN_OF.match(facts.text, end):
            yield start, end
        start = facts.text.find(title, end, article.end)


def _flaw(facts: Facts, message: str, start: int, end: int, taken: tuple[int, int] | None = None) -> Flaw:
    edit = Edit(*(taken or (start, end)), "")
    return Flaw(facts.span(start, end), message, Fix((edit,), Safety.UNSAFE))


RULE = Rule("TXT002", "web-page", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE, gathers=True)
