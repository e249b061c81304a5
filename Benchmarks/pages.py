#!/usr/bin/env python3
"""pages.py - CPU of the server for each page, over HTTP, of a practice with many patients; and its start and memory.

 pages.py --bin FOLDER_OF_SCRIP --data DIR [--requests 2000] [--profile SECONDS --only PAGE]
DIR is made by `scrip demo --data DIR` (stopped again) and `bigpractice DIR`. The server is `scrip serve`, as shipped. CPU is
user + system of its process from /proc, divided by the requests; one client, kept alive. Referrals, episodes and names differ
from request to request."""
import argparse, http.client, json, os, random, sqlite3, statistics, subprocess, sys, time, urllib.parse
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Trust"))
from common import Client, cpu_s, crockford, hidden_fields, login
from demo import free_port, log_in

ap = argparse.ArgumentParser(); A = ap.add_argument
A("--bin", required=True); A("--data", required=True); A("--requests", type=int, default=2000); A("--only"); A("--rounds", type=int, default=3)
A("--profile", type=float, help="perf record for so many seconds while --only is asked for"); A("--starts", type=int, default=5)
a = ap.parse_args(); random.seed(1)

def serve():
    """Starts the server; answers the process, its address and the seconds until the first answer."""
    port = free_port(); begun = time.monotonic()
    p = subprocess.Popen([os.path.join(a.bin, "scrip"), "serve", "--data", a.data, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=5); c.request("GET", "/login"); r = c.getresponse(); r.read()
            assert r.status == 200, r.status
            return p, f"http://127.0.0.1:{port}", time.monotonic() - begun
        except ConnectionError: time.sleep(0.002)
        if p.poll() is not None: sys.exit(f"scrip serve ended with {p.returncode}")
def stop(p): p.terminate(); p.wait(20)
def pss_mb(pid): return next(int(l.split()[1]) for l in open(f"/proc/{pid}/smaps_rollup") if l.startswith("Pss:")) / 1024

db = sqlite3.connect(f"file:{a.data}/scrip.db?mode=ro", uri=True)
def ids(table): return [crockford(r[0]) for r in db.execute(f"SELECT id FROM {table} ORDER BY substr(id, 9, 4) LIMIT 3000")]
referrals, episodes, families = ids("referral"), ids("episode"), [r[0] for r in db.execute("SELECT substr(search_key, 1, 4) FROM patient ORDER BY substr(id, 9, 4) LIMIT 500")]
print(f"{db.execute('SELECT count(*) FROM patient').fetchone()[0]} patients, {db.execute('SELECT count(*) FROM referral').fetchone()[0]} referrals, "
      f"{db.execute('SELECT count(*) FROM intake WHERE state IN (?,?,?)', ('waiting', 'review', 'unreadable')).fetchone()[0]} documents waiting; load {os.getloadavg()[0]:.1f}")
db.close()

starts = []
for _ in range(a.starts):
    p, base, seconds = serve(); starts.append((seconds, cpu_s(p.pid))); stop(p)
if starts: print(f"first answer after start: median {statistics.median(s for s, _ in starts):.3f} s wall, {statistics.median(c for _, c in starts):.2f} s CPU, of {[round(s, 3) for s, _ in starts]}")

p, base, _ = serve()
try:
    c = login(Client(base, 30), log_in("solo"))
    token = hidden_fields(c.get("/today")[2].decode()).get("csrf") or next(v for k, v in hidden_fields(c.get("/today")[2].decode()).items() if len(v) == 64)
    name = next(k for k, v in hidden_fields(c.get("/today")[2].decode()).items() if v == token)
    def search():
        """Both requests: what was typed, and the page that it leads to."""
        status, headers, _ = c.form("/patients", {name: token, "q": random.choice(families)})
        assert status == 303, status
        return c.get(headers["location"])
    pages = {
        "health (no sign-in, no database)": lambda: c.get("/health"),
        "today": lambda: c.get("/today"),
        "inbox": lambda: c.get("/inbox"),
        "search": search,
        "check": lambda: c.get(f"/referrals/{random.choice(referrals)}/check"),
        "episode": lambda: c.get(f"/episodes/{random.choice(episodes)}"),
    }
    for page, ask in pages.items():
        if a.only and not page.startswith(a.only): continue
        figures, size = [], 0
        for _ in range(100): ask()
        if a.profile: perf = subprocess.Popen(["perf", "record", "-q", "-F", "999", "-g", "-p", str(p.pid), "-o", "/tmp/scrip-pages.perf", "--", "sleep", str(a.profile)])
        for _ in range(a.rounds):
            before = cpu_s(p.pid); wall = time.monotonic()
            for _ in range(a.requests):
                status, _, body = ask(); size = len(body)
                assert status == 200, (page, status)
            figures.append((cpu_s(p.pid) - before) * 1000 / a.requests); wall = (time.monotonic() - wall) * 1000 / a.requests
        if a.profile: perf.wait()
        print(f"{page}: {statistics.median(figures):.2f} ms CPU (of {[round(f, 2) for f in figures]}), {wall:.2f} ms wall, {size} bytes", flush=True)
    print(f"memory after {a.requests * a.rounds * len(pages)} requests: {pss_mb(p.pid):.0f} MB PSS; load {os.getloadavg()[0]:.1f}")
finally: stop(p)
