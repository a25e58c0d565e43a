#!/usr/bin/env python3
"""Unpacks a file of annotated articles (data/articles) into a folder that score.py reads: NAME.txt beside NAME.json.

    unpack_articles.py data/articles/towns.txt FOLDER [--fold K/N]
    unpack_articles.py data/annotations/web-news.txt FOLDER --texts ../shared/corpora/ner/boson.jsonl [--fold K/N]

With --fold only the articles that `guanxi-train --fold K/N` leaves out are unpacked. Lists whose articles stand elsewhere
need these with --texts, files of one JSON object a line ("text", perhaps "id" and "title"). The format is that of
extract/train/article_file.hpp, which also says where a file is wrong; here a right one is expected.
"""
import argparse
import json
import pathlib
import re

RELATIONS = ("holds_post", "issued", "located_in")


def articles(path):
    """Yields (name, lines of text, lines of annotation)."""
    name, text, names, target = None, [], [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            if name is not None:
                yield name, text, names
            name, text, names = line[4:], [], []
            target = text
        elif name is not None and line == "---":
            target = names
        elif name is not None:
            target.append(line)
    if name is not None:
        yield name, text, names


def annotation(lines):
    gold = {"source": "written for guanxi", "entities": [], "relations": []}
    for line in filter(None, lines):
        kind, rest = line.split(" ", 1)
        parts = [part.strip() for part in rest.split("|")]
        optional = {"optional": True} if kind.endswith("?") else {}
        kind = kind.rstrip("?")
        if kind in RELATIONS:
            title = {"title": parts[2] if len(parts) > 2 else ""} if kind == "holds_post" else {}
            gold["relations"].append({"type": kind, "from": parts[0], "to": parts[1], **title, **optional})
        else:
            gold["entities"].append({"type": kind, "name": parts[0], "aliases": parts[1:], **optional})
    return gold


def texts_of(paths):
    """The articles of files of JSON lines, (title, text) by the names that guanxi gives them."""
    texts = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            article = json.loads(line)
            texts[article.get("id", f"{path.stem}#{number}")] = article.get("title", ""), article["text"]
    return texts


def beginning(article, count):
    """The title of an article and its first lines that are not blank."""
    title, text = article
    return [title] * bool(title) + [line for line in text.split("\n") if line.strip(" \t\r")][:count]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--fold", default="", help="K/N")
    parser.add_argument("--texts", type=pathlib.Path, nargs="+", default=[])
    arguments = parser.parse_args()
    held_out, of = map(int, arguments.fold.split("/")) if arguments.fold else (0, 1)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    elsewhere = texts_of(arguments.texts)
    for number, (name, text, names) in enumerate(articles(arguments.file)):
        if number % of != held_out:
            continue
        if len(text) == 1 and re.fullmatch(r"text \d+", text[0]):
            text = beginning(elsewhere[name], int(text[0][5:]))
        (arguments.folder / f"{name}.txt").write_text("\n".join(text) + "\n", encoding="utf-8")
        gold = json.dumps(annotation(names), ensure_ascii=False, indent=1)
        (arguments.folder / f"{name}.json").write_text(gold + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
