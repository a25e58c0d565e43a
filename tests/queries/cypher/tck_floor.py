#!/usr/bin/env python3
"""Runs the openCypher TCK against guanxi and holds the result against a floor that only rises.

usage: tck_floor.py FOLDER GUANXI      exit code 77 (skipped) where FOLDER has no run.py
"""
import json, pathlib, subprocess, sys

FLOOR = {"read passed": 3527, "write passed": 318}

folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
if not (folder / "run.py").exists():
    print(f"skipped: no openCypher TCK at {folder}; set GUANXI_TCK to its folder")
    sys.exit(77)
answer = subprocess.run([sys.executable, folder / "run.py", "--json", "--", program, "cypher", "--memory", "--json-lines"],
                        capture_output=True, text=True, check=True)
result = json.loads(answer.stdout)
for name, counts in result["by"].items():
    if counts.get("passed", 0) != counts["run"]:
        print(f"{counts.get('passed', 0):5} / {counts['run']:5}  {name}")
fallen = [f"{k}: {result['total'].get(k, 0)}, floor {v}" for k, v in FLOOR.items() if result["total"].get(k, 0) < v]
print("\n".join(fallen) or f"floors hold: {FLOOR}")
sys.exit(1 if fallen else 0)
