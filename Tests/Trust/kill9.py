#!/usr/bin/env python3
"""kill9.py - no acknowledged act is lost, doubled or half done, whatever instant the server is killed.

 python3 kill9.py --start "CMD" --base http://127.0.0.1:8080 --store DATA/scrip.db --verify "scrip verify --data DATA" [--cycles 60]

Each cycle: start the server; look whether anything is half there (store_state.py); send again, twice, under the same key, the wishes whose
answer never came: both answers must be the same; then every act must be there as often as it was acknowledged (its line in the audit log, its
row, its request), nothing that nobody was told of, and the pages that acknowledged acts led to must open; do the acts of acts.py from
--writers people at once; SIGKILL the whole process group at a random instant. An act counts as acknowledged only when a complete 303 was
read. `--verify` runs on the files every tenth cycle and at the end. Exit 0 only if nothing was lost, doubled or broken, and every kind of
act was done. SIGKILL keeps the page cache: use powerloss.py for power cuts."""
import argparse, collections, http.client, json, os, random, shlex, signal, subprocess, sys, threading, time
from acts import ACTS, Practice, Refused
from common import Client, loopback_only, pct
from store_state import state

ap = argparse.ArgumentParser(); A = ap.add_argument
A("--start", required=True); A("--base", required=True); A("--store", required=True); A("--verify", required=True); A("--cycles", type=int, default=60)
A("--writers", type=int, default=4); A("--min-ms", type=int, default=20); A("--max-ms", type=int, default=1500); A("--ready-s", type=float, default=60)
A("--seed", type=int, default=int(time.time())); A("--log", default="kill9.server.log"); A("--out", default="kill9.json"); A("--sample", type=int, default=30)
a = ap.parse_args(); loopback_only(a.base); rng = random.Random(a.seed); log = open(a.log, "ab"); lock = threading.Lock()
practice = Practice(a.base, rng); acked, refused, doubt, problems, ready_ms, seq, signing = [], collections.Counter(), [], [], [], [0], set(); again = 0; LOST = (OSError, http.client.HTTPException)

def start():
    p = subprocess.Popen(shlex.split(a.start), stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True); t0 = time.monotonic()
    while time.monotonic() - t0 < a.ready_s and p.poll() is None:
        try:
            if Client(a.base, 1).get("/health")[0] == 200: ready_ms.append((time.monotonic() - t0) * 1000); return p
        except LOST: time.sleep(0.01)
    kill(p); sys.exit(f"the server did not come up (exit {p.poll()})")
def kill(p):
    try: os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError: pass
    p.wait()
def writer(stop):
    clients = {}
    while not stop.is_set():
        with lock: seq[0] += 1; key = f"k{a.seed}-{seq[0]}"
        act, of = practice.choose()
        try:
            c = clients.setdefault(act.person, practice.client(act.person)); wish = practice.wish(c, act, of, key)
        except Refused as no: refused[str(no)] += 1; continue
        except LOST: return                                       # nothing was sent yet
        if act.name == "SignNote": signing.add(of["appointment"])     # its draft says something else from now on
        try: to = practice.send(c, wish)
        except Refused as no: refused[str(no)[:110]] += 1; continue
        except LOST:
            with lock: doubt.append(wish)
            return
        with lock: acked.append(wish)
        practice.done(wish, to)
def whole(d, why):
    if d["integrity"] != "ok" or d["foreign"] or d["half"]: problems.append(f"HALF {why}: {d['integrity']} {d['foreign']} {d['half']}")
def exactly(d, why):
    """Every act as often as it was acknowledged, and no other."""
    for act in {w.act.name for w in acked} - {"SaveNoteDraft"}:    # signing keeps a draft too
        have, want = d["done"].get(act, 0) - first["done"].get(act, 0), sum(w.act.name == act for w in acked)
        if have != want: problems.append(f"COUNT {why}: {act} {have}, acknowledged {want}")
    for table in first["rows"]:
        have, want = d["rows"][table] - first["rows"][table], sum(w.rows for w in acked if table in w.act.row.split())
        if have != want: problems.append(f"ROWS {why}: {table} {have}, acknowledged {want}")
    have, want = {k for k in d["keys"] if not k.endswith("-typed")}, {w.key for w in acked if w.act.name != "SaveNoteDraft"}
    if have != want: problems.append(f"KEYS {why}: lost {sorted(want - have)[:5]}, nobody was told of {sorted(have - want)[:5]}")
def resend(wish):
    c = practice.client(wish.act.person)
    try:
        to = practice.send(c, wish); twice = practice.send(c, wish)
        if to != twice: problems.append(f"AGAIN {wish.act.name}: {to} and then {twice}")
        acked.append(wish); practice.done(wish, to)
    except Refused as no:                                          # the key stays free: it was refused before as well, or acted and now says no
        if wish.key in state(a.store, f"k{a.seed}-")["keys"]: problems.append(f"AGAIN {wish.act.name} was done and is refused: {no}")
        else: refused[str(no)[:110]] += 1
def opens(some, why):
    for wish in some:
        status, _, page = practice.client("solo").get(wish.to)
        if wish.act.shows and wish.key.encode() not in page and not (wish.act.name == "SaveNoteDraft" and wish.of["appointment"] in signing):
            problems.append(f"LOST {why}: {wish.act.name} {wish.to} does not say {wish.key}")
        if status != 200: problems.append(f"LOST {why}: {wish.act.name} led to {wish.to}, which answers {status}")
def verify(why):
    r = subprocess.run(shlex.split(a.verify), capture_output=True, text=True)
    if r.returncode: problems.append(f"VERIFY {why}: {r.stdout[-300:]} {r.stderr[-200:]}")

t_all = time.monotonic(); proc = start(); cycle = 0
try:
    practice.prepare(); first = state(a.store, f"k{a.seed}-"); whole(first, "before"); print(f"prepared in {time.monotonic() - t_all:.0f} s, seed {a.seed}", flush=True)
    for cycle in range(a.cycles + 1):
        if cycle: proc = start()
        if doubt:
            whole(state(a.store), f"cycle {cycle}")
            again += len(doubt)
            for wish in doubt: resend(wish)
            doubt.clear()
        d = state(a.store, f"k{a.seed}-"); whole(d, f"cycle {cycle}"); exactly(d, f"cycle {cycle}")
        opens(acked[-10:] + rng.sample(acked, min(a.sample, len(acked))), f"cycle {cycle}")
        if cycle % 10 == 0: verify(f"cycle {cycle}"); print(f"cycle {cycle}: {len(acked)} acknowledged, {again} sent again, {len(problems)} problems, {sum(refused.values())} refused", flush=True)
        if problems or cycle == a.cycles: break
        stop = threading.Event(); some = [threading.Thread(target=writer, args=(stop,)) for _ in range(a.writers)]
        [t.start() for t in some]; time.sleep(rng.uniform(a.min_ms, a.max_ms) / 1000); kill(proc); stop.set(); [t.join(30) for t in some]
    if not problems: opens(acked, "at the end"); verify("at the end")
finally: kill(proc)
done = collections.Counter(w.act.name for w in acked); given = d["done"].get("ReleaseHold", 0) - first["done"].get("ReleaseHold", 0)
problems += [f"never done: {act.name}" for act in ACTS if not done[act.name]] + ([] if given else ["no hold was given back"])
res = dict(seed=a.seed, cycles=cycle, acknowledged=len(acked), done=dict(done), holds_given_back=given, sent_again=again, refused=refused.most_common(12),
           ready_ms_p50=round(pct(ready_ms, .5)), ready_ms_max=round(max(ready_ms)), seconds=round(time.monotonic() - t_all), problems=problems[:50])
json.dump(res, open(a.out, "w"), indent=1); print(json.dumps(res, indent=1))
print(f"{cycle - bool(problems)} passed, {int(bool(problems))} failed"); sys.exit(1 if problems else 0)
