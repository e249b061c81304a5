#!/usr/bin/env python3
"""kill9.py - no acknowledged write is lost, no write is half done, whatever instant the server is killed.

 python3 kill9.py --start "CMD" --base http://127.0.0.1:8080 --cycles 100 \
     --write "POST /w" --json '{"key":"{key}","cents":{n}}' --read /w/{key} --expect '"cents":{n}' \
     --check /check --invariant 'd["sum"]==0 and d["orphans"]==0 and d["integrity"]=="ok"' \
     --count 'd["writes"]' --offline 'sqlite3 practice.db "PRAGMA integrity_check"'

Each cycle: start the server; wait until --ready answers; verify the acknowledged writes; send again, with the same key,
the writes whose answer never came (they must take effect exactly once); check the invariants; write from --writers
threads; SIGKILL the whole process group at a random instant; run --offline on the files. A write counts as acknowledged
only when a complete 2xx/303 answer was read. Forms: use --form 'a={key}&b={n}' in place of --json; --login FILE.json for
a session (see common.login): one for the whole run, so that a lost sign-in shows; the hidden fields of --form-page (CSRF) are added to
each post, and the key goes into --key-field as well. {at} in --read is where the answer to the write led. --check-cmd CMD prints the
JSON that --invariant and --count look at, in place of --check.
Exit 0 only if nothing was lost, doubled or broken. SIGKILL keeps the page cache: use powerloss.py for power cuts.
"""
import argparse, json, os, random, shlex, signal, subprocess, sys, threading, time, urllib.parse, http.client
from common import *

ap = argparse.ArgumentParser(); A = ap.add_argument
A("--start", required=True); A("--base", required=True); A("--ready", default="/health"); A("--cycles", type=int, default=50)
A("--write", default="POST /w"); A("--json"); A("--form"); A("--form-page"); A("--login"); A("--key-field", default="request_key"); A("--check-cmd"); A("--read"); A("--expect")
A("--idem-header", default="Idempotency-Key"); A("--check"); A("--invariant", default="True"); A("--count")
A("--offline"); A("--offline-ok", default="ok"); A("--writers", type=int, default=4)
A("--min-ms", type=int, default=5); A("--max-ms", type=int, default=400); A("--ready-s", type=float, default=15)
A("--seed", type=int, default=int(time.time())); A("--log", default="kill9.server.log"); A("--out", default="kill9.json")
A("--sample", type=int, default=200, help="older writes re-read each cycle; all are re-read at the end"); A("--budget-s", type=float, default=3000)
a = ap.parse_args(); loopback_only(a.base); rng = random.Random(a.seed)
method, wpath = a.write.split(" ", 1); lock = threading.Lock()
where, jar, hidden = {}, {}, {}
acked, doubt, seq, problems, ready_ms, per_cycle = {}, {}, [0], [], [], []
log = open(a.log, "ab")

def fill(t, key, n): return t.replace("{key}", key).replace("{n}", str(n))
def start():
    p = subprocess.Popen(shlex.split(a.start), stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
    t0 = time.monotonic()
    while time.monotonic() - t0 < a.ready_s:
        if p.poll() is not None: return p, None
        try:
            c = Client(a.base, 1); s, _, _ = c.get(a.ready); c.close()
            if s < 500: return p, (time.monotonic() - t0) * 1000
        except (OSError, http.client.HTTPException): pass
        time.sleep(0.01)
    return p, None
def kill(p):
    try: os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError: pass
    p.wait()
def session():
    c = Client(a.base, 5)
    if not a.login: return c
    with lock:
        if not jar: jar.update(login(Client(a.base, 10), json.load(open(a.login))).jar)
        c.jar = dict(jar)
        if a.form_page and not hidden: hidden.update(hidden_fields(c.get(a.form_page)[2].decode("utf-8", "replace")))
    return c
def post(c, key, n):
    h = {a.idem_header: key}
    if a.json: return c.request(method, fill(wpath, key, n), fill(a.json, key, n).encode(), {"Content-Type": "application/json", **h})
    f = {**hidden, **({a.key_field: key} if a.form_page else {}), **dict(urllib.parse.parse_qsl(fill(a.form or "key={key}&n={n}", key, n)))}
    s, h, b = c.form(fill(wpath, key, n), f, h)
    if s == 303 and h.get("location", "").startswith("/login"): return 401, h, b     # the sign-in is gone: not an acknowledgement
    if OKS(s): where[key] = h.get("location", "")
    return s, h, b
OKS = lambda s: 200 <= s < 300 or s == 303
def writer(stop):
    try: c = session()
    except (Exception, SystemExit): return
    while not stop.is_set():
        with lock: seq[0] += 1; n = seq[0]
        key = f"k{a.seed}-{n}"
        with lock: doubt[key] = n
        try: s, _, _ = post(c, key, n)
        except (OSError, http.client.HTTPException): return       # in doubt: no complete answer
        with lock:
            if OKS(s): acked[key] = n; doubt.pop(key, None)
            elif s in (429, 503): doubt.pop(key, None)            # refused cleanly: must not exist, checked by --count
            else: problems.append(f"write {key} answered {s}"); doubt.pop(key, None)
def verify(c, keys, why):
    for k in keys:
        n = acked[k]
        try: s, _, b = c.get(fill(a.read, k, n).replace("{at}", where.get(k, "")))
        except (OSError, http.client.HTTPException) as e: problems.append(f"{why}: read {k} failed {e!r}"); return
        t = b.decode("utf-8", "replace")
        if s != 200: problems.append(f"LOST {why}: {k} -> {s}")
        elif a.expect and fill(a.expect, k, n) not in t: problems.append(f"WRONG {why}: {k} -> {t[:120]}")
def state(c):
    if a.check_cmd: return json.loads(subprocess.run(a.check_cmd, shell=True, capture_output=True, text=True, timeout=60).stdout)
    return json.loads(c.get(a.check)[2])
def invariants(c, why):
    if not a.check and not a.check_cmd: return
    try: d = state(c)
    except (OSError, http.client.HTTPException, ValueError) as e: problems.append(f"CHECK {why}: no answer {e!r}"); return
    if not eval(a.invariant, {"d": d, "acked": acked, "len": len}): problems.append(f"INVARIANT {why}: {str(d)[:300]}")
    if a.count:
        have = eval(a.count, {"d": d})
        if have != base_count[0] + len(acked): problems.append(f"COUNT {why}: server has {have}, expected {base_count[0] + len(acked)}")
base_count = [0]; t_all = time.monotonic(); last = []; proc = None; i = 0
try:
    for i in range(a.cycles + 1):
        proc, ms = start()
        if ms is None: problems.append(f"cycle {i}: did not come up (exit {proc.poll()})"); break
        ready_ms.append(ms); c = session()
        if i == 0 and a.count: base_count[0] = eval(a.count, {"d": state(c)})
        with lock: pend = list(doubt.items())
        for k, n in pend:                                           # same key again: exactly-once
            for _ in range(2):
                s, _, b = post(c, k, n)
                if not OKS(s): problems.append(f"RETRY cycle {i}: {k} -> {s}")
            acked[k] = n; doubt.pop(k, None)
        if a.read:
            old = [k for k in acked if k not in set(last)]
            verify(c, last + rng.sample(old, min(a.sample, len(old))), f"cycle {i}")
        invariants(c, f"cycle {i}")
        if i % 10 == 0: print(f"cycle {i}: {len(acked)} acknowledged, {len(problems)} problems, ready {ms:.0f} ms", flush=True)
        if problems or i == a.cycles or time.monotonic() - t_all > a.budget_s: break
        before = set(acked); stop = threading.Event()
        ts = [threading.Thread(target=writer, args=(stop,)) for _ in range(a.writers)]
        [t.start() for t in ts]; time.sleep(rng.uniform(a.min_ms, a.max_ms) / 1000)
        kill(proc); stop.set(); [t.join(10) for t in ts]
        last = [k for k in acked if k not in before]; per_cycle.append((len(last), len(doubt)))
        if a.offline:
            r = subprocess.run(a.offline, shell=True, capture_output=True, text=True, timeout=60)
            if r.returncode or a.offline_ok not in r.stdout: problems.append(f"OFFLINE cycle {i}: rc {r.returncode} {r.stdout[:200]} {r.stderr[:200]}")
    if a.read and not problems: verify(session(), list(acked), "final")
finally:
    if proc: kill(proc)
res = dict(seed=a.seed, cycles=len(per_cycle), acknowledged=len(acked), in_doubt_retried=sum(d for _, d in per_cycle),
           cycles_with_in_doubt=sum(1 for _, d in per_cycle if d), ready_ms_p50=round(pct(ready_ms, .5)), ready_ms_max=round(max(ready_ms or [0])),
           seconds=round(time.monotonic() - t_all, 1), problems=problems[:50], n_problems=len(problems))
json.dump(res, open(a.out, "w"), indent=1); print(json.dumps(res, indent=1))
print(f"{len(per_cycle) - (1 if problems else 0)} passed, {1 if problems else 0} failed")
sys.exit(1 if problems else 0)
