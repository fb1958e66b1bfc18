"""What ``speed.py`` measures: the goals of the project, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from speed_measure import Figure, Goal, Job, Row, Runs, Trial, over, rate, ratio
from speed_peers import PYTHON, Found, Peer
from speed_texts import MB

CLICK, TIMES, SPEED, GROWTH = "× click", "×", "MB/s", "MiB/MB"
CLICK_JOB = Job((*PYTHON, "import click"))
# What the installed script does.
PROGRAM = (*PYTHON, "import sys; sys.argv[0] = 'speechparse'; from speechparse.cli import main; sys.exit(main())")
KEYWORDS = "import sys, jieba.analyse; jieba.analyse.extract_tags(open(sys.argv[1], encoding='utf-8').read())"
SHORT = 5  # rounds of short runs for each one asked for
SMALL = "clean-100k.txt"


def program(*arguments: str) -> Job:
    return Job((*PROGRAM, *arguments))


def completion(words: str) -> Job:
    count = str(len(words.split()) - 1)
    return Job(PROGRAM, {"_SPEECHPARSE_COMPLETE": "zsh_complete", "COMP_WORDS": words, "COMP_CWORD": count})


def at_most(limit: float) -> Goal:
    return Goal("≤", limit)


def at_least(limit: float) -> Goal:
    return Goal("≥", limit)


def trials(peers: Found, folder: Path, *, long: bool) -> Iterator[Trial]:
    """All trials, in the order of the table."""
    sizes = {name: (folder / name).stat().st_size / MB for name in ("clean-1.txt", "clean-10.txt", "hard-1.txt")}
    yield from starts()
    yield throughput(peers, sizes["clean-10.txt"])
    yield hard((1, 10, 100) if long else (1, 10), sizes["hard-1.txt"])
    yield check(peers, sizes["clean-1.txt"], sizes["clean-10.txt"])
    yield stats()
    yield diff(peers)
    yield memory(sizes["clean-10.txt"])


def starts() -> Iterator[Trial]:
    outline = program("outline", SMALL)
    yield start("version", ("`--version`", "`--version`"), program("--version"), at_most(1.1))
    yield start("help", ("`--help`", "`--help`"), program("--help"), at_most(1.1))
    yield start("help-check", ("`check --help`", "`check --help`"), program("check", "--help"), at_most(1.1))
    yield start("complete", ("completion of a command", "Tab 补全命令"), completion("speechparse ou"), at_most(1.1))
    yield start("complete-option", ("completion of an option", "Tab 补全选项"), completion("speechparse outline --fo"), at_most(1.1))
    yield start("complete-check", ("– of `check`", "– `check` 的选项"), completion("speechparse check --fo"), at_most(1.1))
    yield start("outline", ("`outline`, 100 KB, to a pipe", "`outline`，100 KB，输出到管道"), outline, at_most(1.35))
    terminal = Job(outline.command, terminal=True)
    yield start("terminal", ("the same, in a terminal", "同上，输出到终端"), terminal, at_most(2.1))
    cold = Job(outline.command, cold=True)
    yield start("cold", ("the same, to a pipe, the first start ever", "同上，输出到管道，安装后首次运行"), cold, None)

    def more(runs: Runs) -> float:
        return (runs["own"].seconds - runs["shipped"].seconds) / runs["click"].seconds

    grammars = {"shipped": program("outline", "-g", "speech", SMALL), "own": program("outline", "-g", "own.yaml", SMALL)}
    what = ("a grammar of one's own: more than a shipped one", "自定义语法比自带语法多用的时间")
    yield Trial("grammar", {"click": CLICK_JOB, **grammars}, (Row(what, more, CLICK, at_most(0.25)),), SHORT)


def start(name: str, what: tuple[str, str], job: Job, goal: Goal | None) -> Trial:
    return Trial(name, {"click": CLICK_JOB, name: job}, (Row(what, over(name), CLICK, goal),), SHORT)


def throughput(peers: Found, megabytes: float) -> Trial:
    outline = rate("outline", megabytes, "start")
    jobs = {"start": program("outline", "start.txt"), "outline": program("outline", "clean-10.txt")}
    rows = [Row(("`outline`, clean text, 10 MB", "`outline`，整洁文本，10 MB"), outline, SPEED, at_least(25))]
    goals = {"autocorrect-py": 6, "pandoc": 10, "jieba": 35}
    for peer in installed(peers, "autocorrect-py", "pandoc", "jieba", "ripgrep", "python"):
        jobs |= beside(peer, "clean-10.txt")
        rows += against("outline", outline, peer, megabytes, goals.get(peer.name))
    return Trial("throughput", jobs, tuple(rows))


def check(peers: Found, small: float, large: float) -> Trial:
    own = {"clean-1.txt": rate("small", small, "start"), "clean-10.txt": rate("large", large, "start")}
    jobs = {"start": checked("start.txt"), "small": checked("clean-1.txt"), "large": checked("clean-10.txt")}
    rows = [Row(("`check`, all rules, clean text, 10 MB", "`check`，全部规则，整洁文本，10 MB"), own["clean-10.txt"], SPEED, at_least(3))]
    for peer in installed(peers, "autocorrect-py", "zhlint"):
        text, megabytes, goal = ("clean-1.txt", small, 12) if peer.name == "zhlint" else ("clean-10.txt", large, None)
        jobs |= beside(peer, text)
        rows += against("check", own[text], peer, megabytes, goal)
    return Trial("check", jobs, tuple(rows))


def checked(text: str) -> Job:
    return program("check", "--select", "ALL", text)


def installed(peers: Found, *names: str) -> Iterator[Peer]:
    yield from (peer for name in names if isinstance(peer := peers[name], Peer))


def beside(peer: Peer, text: str) -> dict[str, Job]:
    return {f"{peer.name} start": Job((*peer.command, "start.txt")), peer.name: Job((*peer.command, text))}


def against(command: str, own: Figure, peer: Peer, megabytes: float, goal: float | None) -> Iterator[Row]:
    """A peer's speed on the same bytes, and how many times as fast the command is."""
    theirs = rate(peer.name, megabytes, f"{peer.name} start")
    title = {
        "python": ("reading and decoding in Python", "Python 读入并解码"),
        "ripgrep": ("ripgrep counts markers", "ripgrep 统计序号"),
        "autocorrect-py": ("autocorrect-py lints", "autocorrect-py 检查"),
        "pandoc": ("pandoc, Markdown to JSON", "pandoc，Markdown 转 JSON"),
        "jieba": ("jieba.lcut", "jieba.lcut"),
        "zhlint": ("zhlint", "zhlint"),
    }[peer.name]
    yield Row((f"– {title[0]}", f"– {title[1]}"), theirs, SPEED)
    if peer.name not in ("python", "ripgrep"):
        what = (f"`{command}`: times the speed of {peer.name}", f"`{command}` 的速度是 {peer.name} 的几倍")
        yield Row(what, ratio(own, theirs), TIMES, at_least(goal) if goal else None)


def hard(sizes: tuple[int, ...], unit: float) -> Trial:
    jobs = {"start": program("outline", "start.txt")} | {f"{size}": program("outline", f"hard-{size}.txt") for size in sizes}
    rates = {size: rate(f"{size}", size * unit, "start") for size in sizes}
    rows = [Row((f"`outline`, hard text, {size} MB", f"`outline`，杂乱文本，{size} MB"), rates[size], SPEED, at_least(6)) for size in sizes]
    for size in sizes[1:]:
        what = (f"– cost per MB, {size} MB against 1 MB", f"– 每 MB 用时，{size} MB 与 1 MB 之比")
        rows.append(Row(what, ratio(rates[1], rates[size]), TIMES, at_most(1.15)))
    return Trial("hard", jobs, tuple(rows))


def stats() -> Trial:
    quick = "rjieba" if find_spec("rjieba") else "jieba"
    jobs = {"click": CLICK_JOB, "stats": program("stats", SMALL), "jieba": Job((*PYTHON, KEYWORDS, SMALL))}
    rows = (
        Row((f"`stats` with keywords ({quick}), 100 KB", f"`stats`，含关键词（{quick}），100 KB"), over("stats"), CLICK, at_most(6)),
        Row(("– jieba.analyse, keywords alone", "– jieba.analyse，只取关键词"), over("jieba"), CLICK),
    )
    return Trial("stats", jobs, rows)


def diff(peers: Found) -> Trial:
    pairs = {sections: (f"old-{sections}.txt", f"new-{sections}.txt") for sections in (500, 1000)}
    jobs = {"click": CLICK_JOB, "start": program("diff", "start.txt", "start.txt")}
    jobs |= {f"{sections}": program("diff", *pair) for sections, pair in pairs.items()}
    jobs["words"] = program("diff", "--unified", *pairs[500])

    def growth(runs: Runs) -> float:
        return (runs["1000"].seconds - runs["start"].seconds) / (runs["500"].seconds - runs["start"].seconds)

    rows = [
        Row(("`diff`, 500 sections against 500, 200,000 characters", "`diff`，500 节比 500 节，20 万字"), over("500"), CLICK, at_most(33)),
        Row(("– twice the text: how many times the time", "– 篇幅加倍时，用时之比"), growth, TIMES, at_most(2.2)),
        Row(("– the same 500, in words (`--unified`)", "– 同样 500 节，细到词语（`--unified`）"), over("words"), CLICK),
    ]
    for git in installed(peers, "git"):
        jobs["git"] = Job((*git.command, *pairs[500]))
        rows.append(Row(("– git diff --word-diff", "– git diff --word-diff"), over("git"), CLICK))
    return Trial("diff", jobs, tuple(rows))


def memory(megabytes: float) -> Trial:
    jobs = {"click": CLICK_JOB}
    for name, command in {"outline": program("outline").command, "check": checked("").command[:-1]}.items():
        jobs[f"{name} start"] = Job((*command, "start.txt"))
        jobs[name] = Job((*command, "clean-10.txt"))
    jobs |= {f"{count} files": program("outline", f"{count}-files") for count in (10, 100)}

    def growth(name: str) -> Figure:
        return lambda runs: (runs[name].peak - runs[f"{name} start"].peak) / megabytes

    def peaks(one: str, other: str) -> Figure:
        return lambda runs: runs[one].peak / runs[other].peak

    rows = (
        Row(("memory of `outline`, a short text", "`outline` 短文所用内存"), peaks("outline start", "click"), CLICK, at_most(1.5)),
        Row(("– more of it for each MB, `outline`", "– 每 MB 增加的内存，`outline`"), growth("outline"), GROWTH, at_most(3)),
        Row(("– more of it for each MB, `check`", "– 每 MB 增加的内存，`check`"), growth("check"), GROWTH, at_most(3)),
        Row(
            ("– 100 files against 10 of the same size", "– 同样大小的文件，100 个与 10 个之比"),
            peaks("100 files", "10 files"),
            TIMES,
            at_most(1.05),
        ),
    )
    return Trial("memory", jobs, rows)
