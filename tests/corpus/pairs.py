#!/usr/bin/env python3
"""Score who is who across articles: are the two forms of a pair one entity of the graph, or two?

usage: pairs.py GRAPH PAIRS.jsonl... [--guanxi PROGRAM] [--articles LINES.jsonl] [--wrong] [--json]

A pair is one line: {"a": {"article", "form"}, "b": {"article", "form"}, "type", "same", ...}. GRAPH is built of the articles
that the pairs name; each article is asked for with `guanxi article GRAPH ID --format json`, whose entities carry the
graph's id and the forms found. With --articles the answers are read from a file instead, one JSON line an article.
A form is recognised if it is, after Unicode NFKC and without white space, quotation marks and 《》, a form of an entity
of its article. Prints, overall and by type: pairs with both forms recognised, precision and recall of the merges.
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import unicodedata

DROP = re.compile(r"[\s《》〈〉“”‘’\"'「」『』]+")


def norm(form):
    return DROP.sub("", unicodedata.normalize("NFKC", form))


def ask(program, graph, article):
    run = subprocess.run([program, "article", graph, article, "--format", "json"], capture_output=True, text=True)
    return json.loads(run.stdout) if run.returncode == 0 else None


def entities_of(answer):
    """(type, forms) by the graph's id."""
    found = collections.defaultdict(lambda: ("", set()))
    for entity in answer["entities"] if answer else []:
        forms = {norm(f) for f in [entity.get("name", ""), *entity.get("forms", [])]}
        found[entity["id"]] = (entity["type"], found[entity["id"]][1] | forms)
    return found


def bearers(entities, form, kind):
    """Ids of the entities that bear the form; those of the pair's own type where any has it."""
    people = {"official", "person"}
    ids = {i for i, (_, forms) in entities.items() if norm(form) in forms}
    own = {i for i in ids if entities[i][0] == kind or {entities[i][0], kind} <= people}
    return own or ids


def rates(c):
    precision = c["true"] / (c["true"] + c["false"]) if c["true"] + c["false"] else 1.0
    recall = c["true"] / (c["true"] + c["missed"]) if c["true"] + c["missed"] else 1.0
    return precision, recall


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("graph")
    arguments.add_argument("pairs", nargs="+")
    arguments.add_argument("--guanxi", default="guanxi")
    arguments.add_argument("--articles")
    arguments.add_argument("--wrong", action="store_true", help="print the pairs that are answered wrongly or not recognised")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()

    pairs = [json.loads(line) for path in options.pairs for line in open(path, encoding="utf-8") if line.strip()]
    needed = sorted({side["article"] for pair in pairs for side in (pair["a"], pair["b"])})
    if options.articles:
        lines = map(json.loads, open(options.articles, encoding="utf-8"))
        articles = {line["id"]: entities_of(line) for line in lines if line["id"] in set(needed)}
    else:
        articles = {article: entities_of(ask(options.guanxi, options.graph, article)) for article in needed}

    counts = collections.defaultdict(collections.Counter)
    for pair in pairs:
        sides = [bearers(articles.get(s["article"], {}), s["form"], pair["type"]) for s in (pair["a"], pair["b"])]
        if all(sides):
            merged = bool(sides[0] & sides[1])
            verdict = {(True, True): "true", (False, True): "false", (True, False): "missed", (False, False): "apart"}
            result = verdict[pair["same"], merged]
        else:
            result = "unseen"
        for key in (pair["type"], "all"):
            counts[key][result] += 1
        if options.wrong and result in ("false", "missed", "unseen"):
            a, b = pair["a"], pair["b"]
            print(f"{result}\t{pair['type']}\t{a['article']} {a['form']}\t{b['article']} {b['form']}\t{pair.get('why', '')}")

    table = []
    for kind in sorted(counts, key=lambda k: (k == "all", k)):
        c = counts[kind]
        precision, recall = rates(c)
        table.append({"type": kind, "pairs": sum(c.values()), "recognised": sum(c.values()) - c["unseen"], "true": c["true"],
                      "false": c["false"], "missed": c["missed"], "apart": c["apart"], "precision": precision, "recall": recall})
    if options.json:
        json.dump(table, sys.stdout)
        print()
        return
    print(f"{'type':12}{'pairs':>7}{'seen':>7}{'merged':>8}{'wrongly':>9}{'missed':>8}{'apart':>7}{'precision':>11}{'recall':>8}")
    for row in table:
        print(f"{row['type']:12}{row['pairs']:7}{row['recognised']:7}{row['true']:8}{row['false']:9}{row['missed']:8}"
              f"{row['apart']:7}{row['precision']:11.3f}{row['recall']:8.3f}")


if __name__ == "__main__":
    main()
