#!/usr/bin/env python3
"""Draw pairs of names in two articles for somebody to judge: half that the linker joined, half that it left apart.

usage: draw_pairs.py GRAPH [--seed N] [--not PAIRS.jsonl...] [--texts]

Persons and officials: one name in two articles at least 60 days apart; joined, or of two entities. Firms and places: two
different forms; joined, or of two entities where the characters of one form stand in the other in order. Every type is drawn
in equal numbers joined and apart: first the names, by the seed, then two articles of each. No name of the files behind
--not is drawn. Prints one line a pair as pairs.py reads it, without "same"; --texts adds the sentences that hold the names,
for reading only.
"""
import argparse
import collections
import datetime
import json
import random
import sqlite3
import unicodedata

COUNTS = {"person": 20, "official": 20, "enterprise": 12, "place": 10}  # of each, joined and apart
DAYS = 60


def fold(form):
    return unicodedata.normalize("NFKC", form)


def in_order(shorter, longer):
    at = iter(longer)
    return all(c in at for c in shorter)


def far(a, b):
    return abs((datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)).days) >= DAYS


class Graph:
    """Articles of each form of each entity."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.articles = {i: (n, d) for i, n, d in self.db.execute("SELECT id, name, date FROM articles WHERE reprint_of IS NULL")}
        self.types = dict(self.db.execute("SELECT id, type FROM entities"))
        self.forms = collections.defaultdict(lambda: collections.defaultdict(list))  # entity -> form -> articles
        rows = self.db.execute("""SELECT f.entity, a.form, f.article FROM article_forms f JOIN aliases a ON a.id = f.alias
                                  WHERE f.fullest = 1 ORDER BY f.entity, a.form, f.article""")
        for entity, form, article in rows:
            if article in self.articles and self.articles[article][1]:
                self.forms[entity][fold(form)].append(article)

    def sentences(self, article, form):
        name, title, date = self.db.execute("SELECT name, title, date FROM articles WHERE id = ?", (article,)).fetchone()
        rows = self.db.execute("SELECT text FROM sentence_texts WHERE article = ? ORDER BY number", (article,))
        return [name, date, title, *[t for (t,) in rows if form in fold(t)][:3]]


def people(graph, kind, draw):
    """(name, joined) -> candidates; a candidate is two lists of articles."""
    bearers = collections.defaultdict(list)
    for entity, forms in graph.forms.items():
        for form, articles in forms.items():
            if graph.types[entity] in ("person", "official"):
                bearers[form].append((graph.types[entity], articles))
    for name, entries in sorted(bearers.items()):
        joined = [a for t, a in entries if t == kind and len(a) > 1]
        if joined:
            articles = draw.choice(joined)
            yield name, name, True, articles, articles
        if len(entries) > 1 and any(t == kind for t, _ in entries):
            (_, a), (_, b) = draw.sample(entries, 2)
            yield name, name, False, a, b


def things(graph, kind, draw):
    plain = {}
    for entity in sorted(e for e in graph.forms if graph.types[e] == kind):
        forms = sorted(graph.forms[entity])
        for form in forms:
            plain.setdefault(form, []).append(entity)
        if len(forms) > 1:
            a, b = draw.sample(forms, 2)
            yield a, b, True, graph.forms[entity][a], graph.forms[entity][b]
    names = sorted(plain)
    by_pair = collections.defaultdict(list)  # two characters in a row -> names
    for name in names:
        for i in range(len(name) - 1):
            by_pair[name[i:i + 2]].append(name)
    for shorter in names:
        longer = [n for n in by_pair[shorter[:2]] if len(n) > len(shorter) and in_order(shorter, n)]
        if len(shorter) < 2 or not longer:
            continue
        other = draw.choice(longer)
        x, y = draw.choice(plain[shorter]), draw.choice(plain[other])
        if x != y:
            yield shorter, other, False, graph.forms[x][shorter], graph.forms[y][other]


def draw_pairs(graph, seed, taken):
    for kind, count in COUNTS.items():
        draw = random.Random(f"{seed} {kind}")
        found = list((people if kind in ("person", "official") else things)(graph, kind, draw))
        draw.shuffle(found)
        wanted = {True: count, False: count}
        for a, b, joined, first, second in found:
            if wanted[joined] == 0 or a in taken or b in taken:
                continue
            pairs = [(x, y) for x in draw.sample(first, min(9, len(first))) for y in draw.sample(second, min(9, len(second)))]
            fits = [(x, y) for x, y in pairs if x != y and (a != b or far(graph.articles[x][1], graph.articles[y][1]))]
            if fits:
                wanted[joined] -= 1
                taken |= {a, b}
                yield kind, joined, (a, fits[0][0]), (b, fits[0][1])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("graph")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--not", dest="known", nargs="*", default=[])
    arguments.add_argument("--texts", action="store_true")
    options = arguments.parse_args()
    known = [json.loads(line) for path in options.known for line in open(path, encoding="utf-8") if line.strip()]
    taken = {fold(pair[side]["form"]) for pair in known for side in "ab"}
    graph = Graph(options.graph)
    for kind, joined, *sides in draw_pairs(graph, options.seed, taken):
        pair = {s: {"article": graph.articles[article][0], "form": form} for s, (form, article) in zip("ab", sides)}
        line = {**pair, "type": kind, "joined": joined}
        if options.texts:
            line["texts"] = [graph.sentences(article, form) for form, article in sides]
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
