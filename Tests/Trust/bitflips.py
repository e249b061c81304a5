#!/usr/bin/env python3
"""bitflips.py - does `scrip verify` see a bit that changed on the disk?

 python3 bitflips.py --bin .build/debug --data DIR [--flips 300] [--seed 1]
DIR holds a store that nobody serves. Each turn copies it, flips one bit in a page of one table (tables take turns, so that the large ones
do not drown the small), and looks whether any row reads differently. If so the flip changed content: `scrip verify` must not exit 0.
Fails on any flip that is missed: verify promises every table. Needs the sqlite3 command (its dbstat table tells which page belongs to which table)."""
import argparse, collections, json, os, random, shutil, sqlite3, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
ap = argparse.ArgumentParser(); A = ap.add_argument
A("--bin", required=True); A("--data", required=True); A("--flips", type=int, default=300); A("--seed", type=int, default=1); A("--out", default="bitflips.json")
a = ap.parse_args(); rng = random.Random(a.seed); source = os.path.join(a.data, "scrip.db"); copy = a.data.rstrip("/") + ".flipped"; file = os.path.join(copy, "scrip.db")

def content(path):
    """Every row of every table, a digest a table; "unreadable" where the engine itself stumbles."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True); found = {}; db.text_factory = bytes
    try: names = [r[0].decode() for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    except sqlite3.Error: return {"(schema)": "unreadable"}
    for name in names:
        try: found[name] = hash(tuple(db.execute(f'SELECT * FROM "{name}"')))
        except sqlite3.Error: found[name] = "unreadable"
    db.close(); return found
def verify(): return subprocess.run([f"{a.bin}/scrip", "verify", "--data", copy], capture_output=True, timeout=300)

sqlite3.connect(source).execute("PRAGMA wal_checkpoint(TRUNCATE)")
listed = subprocess.run(["sqlite3", source, "SELECT s.name, s.pageno FROM dbstat AS s JOIN sqlite_master AS m ON m.name = s.name WHERE m.type = 'table'"], check=True, capture_output=True, text=True)
pages = collections.defaultdict(list)
for line in listed.stdout.split(): name, page = line.split("|"); pages[name].append(int(page))
size = sqlite3.connect(source).execute("PRAGMA page_size").fetchone()[0]; before = content(source); tables = sorted(t for t in pages if not t.startswith("sqlite_"))
shutil.rmtree(copy, ignore_errors=True); shutil.copytree(a.data, copy)
sound = verify()
if sound.returncode: sys.exit(f"verify does not pass on the untouched store: {sound.stdout[-300:]!r} {sound.stderr[-300:]!r}")
tally = collections.defaultdict(lambda: [0, 0]); quiet = tried = 0; missed = []
while sum(t[0] for t in tally.values()) < a.flips and tried < 20 * a.flips:
    table = tables[tried % len(tables)]; tried += 1
    at = (rng.choice(pages[table]) - 1) * size + rng.randrange(size); bit = 1 << rng.randrange(8)
    for name in os.listdir(copy):
        if name not in os.listdir(a.data) or name.startswith("scrip.db-"): os.remove(os.path.join(copy, name))
    shutil.copyfile(source, file)
    with open(file, "r+b") as f: f.seek(at); byte = f.read(1)[0]; f.seek(at); f.write(bytes([byte ^ bit]))
    changed = [t for t, d in content(file).items() if before.get(t) != d]
    if not changed: quiet += 1; continue
    found = verify().returncode not in (0, 75); tally[table][0] += 1; tally[table][1] += found
    if not found: missed.append((table, at, bit))
for table in tables: print(f"{tally[table][1]:4} of {tally[table][0]:4}  {table}")
n, k = (sum(t[i] for t in tally.values()) for i in (0, 1))
json.dump(dict(seed=a.seed, flips=n, found=k, without_effect=quiet, missed=missed[:50]), open(a.out, "w"), indent=1)
for m in missed[:20]: print("missed: table, offset, bit", *m)
print(f"{n} flips changed what a row says, {k} were found; {quiet} changed nothing")
shutil.rmtree(copy, ignore_errors=True); sys.exit(1 if missed else 0)
