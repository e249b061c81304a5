#!/usr/bin/env python3
"""sender.py - the program that sends claims is killed before, while and after a file leaves, before it is noted as sent.

 python3 sender.py --start "scrip serve --claims FOLDER …" --base http://127.0.0.1:8080 --store DATA/scrip.db --claims FOLDER --verify "scrip verify …"

Claims are made over HTTP as people make them and put into files that wait in the outbox. The server is started again and again, so that it
carries them out, and is killed at a random instant around the moment at which a file appears in the clearinghouse's folder. A clearinghouse
(this program) takes every second file away at once, so that one that is sent again is written again and not only found lying there.
Fails when a waiting file never arrives, when a file is half or differs from what waits under its control number, when one name is two
contents, when a claim or one of its lines is in two files, or when `scrip verify` finds something."""
import argparse, collections, json, os, random, re, shlex, signal, subprocess, sys, threading, time
from acts import ACTS, Practice, Refused
from common import Client, loopback_only
from store_state import rows_of

ap = argparse.ArgumentParser(); A = ap.add_argument
A("--start", required=True); A("--base", required=True); A("--store", required=True); A("--claims", required=True); A("--verify", required=True)
A("--kills", type=int, default=200); A("--max-ms", type=float, default=12); A("--seed", type=int, default=int(time.time())); A("--out", default="sender.json")
a = ap.parse_args(); loopback_only(a.base); rng = random.Random(a.seed); practice = Practice(a.base, rng, patients=4)
arrived, appeared, problems = collections.defaultdict(list), threading.Event(), []; tally, refused = collections.Counter(), collections.Counter()

def start(ready=True):
    p = subprocess.Popen(shlex.split(a.start), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True)
    while ready and p.poll() is None:
        try:
            if Client(a.base, 1).get("/health")[0] == 200: break
        except OSError: time.sleep(0.01)
    return p
def kill(p):
    try: os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError: pass
    p.wait()
def clearinghouse(stop):
    """Notes every file as soon as it is there under its name, and takes every second one away."""
    seen = set()
    while not stop.is_set():
        for top, _, names in os.walk(a.claims):
            for name in names:
                path = f"{top}/{name}"
                if not name.endswith(".x12") or name.startswith(".") or path in seen: continue
                with open(path, "rb") as file: arrived[name].append(file.read())
                if rng.random() < 0.5: os.remove(path)
                else: seen.add(path)
                appeared.set()
        time.sleep(0.0005)
def waiting():
    """Control numbers in the outbox that are not noted as sent."""
    return [int(n) for n, in rows_of(a.store)("SELECT control_number FROM outbox WHERE channel = 'claim' AND sent_at IS NULL")]
CHAIN = [x for x in ACTS if x.takes in ("came", "visited", "drafted", "signed", "charged for the payer")]
SEND = next(x for x in ACTS if x.name == "SubmitClaims")

stop = threading.Event(); watcher = threading.Thread(target=clearinghouse, args=(stop,)); proc = start(); kills = 0
try:
    practice.prepare(); watcher.start()
    while kills < a.kills:
        if not waiting():                                         # let people make and send some more
            if proc is None: proc = start()
            while len(waiting()) < 3:
                with practice.lock: of = practice.pools["came"].pop()
                if of["kind"] != "insured": continue
                try:
                    for act in CHAIN + [SEND]:
                        c = practice.client(act.person); to = practice.send(c, practice.wish(c, act, of, f"s{a.seed}-{time.time_ns()}"))
                        if act.finds: of[act.finds] = re.search(rf"/{act.finds}s/(\w+)", to)[1]
                except Refused as no: refused[str(no)[:80]] += 1
                if sum(refused.values()) > 60: sys.exit(f"people cannot make claims: {refused.most_common(3)}")
        if proc: kill(proc); proc = None
        before = set(waiting()); had = {name: len(x) for name, x in arrived.items()}; appeared.clear(); proc = start(ready=False)
        appeared.wait(20 if rng.random() < 0.9 else rng.uniform(0, 1)); time.sleep(rng.uniform(0, a.max_ms) / 1000); kill(proc); proc = None; kills += 1
        time.sleep(0.005); left = set(waiting()); came = {int(re.search(r"-(\d+)\.x12", name)[1]) for name, x in arrived.items() if len(x) > had.get(name, 0)}
        tally["killed between sent and recorded"] += bool(came & left); tally["killed before a file was sent"] += not came and bool(left); tally["killed after it was recorded"] += bool(before - left)
        if kills % 20 == 0: print(f"{kills} kills, {len(arrived)} files arrived, {dict(tally)}", flush=True)
    proc = start(); t0 = time.monotonic()
    while waiting() and time.monotonic() - t0 < 60: time.sleep(0.5)
    time.sleep(0.1); stop.set(); watcher.join()
finally: stop.set(); proc and kill(proc)

bodies = {int(n): b for n, b in rows_of(a.store)("SELECT control_number, body FROM outbox WHERE channel = 'claim'")}
left = waiting(); begun = {int(re.search(r"-(\d+)\.x12", n)[1]) for n in arrived}
answered = {int(n) for n, in rows_of(a.store)("SELECT DISTINCT control_number FROM claim_event WHERE kind = 'fileAccepted'")}      # of the year behind
if left: problems.append(f"{len(left)} files never left")
problems += [f"file {n} never arrived" for n in bodies if n not in begun | answered]
claims, lines = collections.defaultdict(set), collections.defaultdict(set)
for name, copies in arrived.items():
    number = int(re.search(r"-(\d+)\.x12", name)[1])
    if {bytes(c) for c in copies} != {bytes(bodies.get(number, b""))}: problems.append(f"{name} is not what waits under its number, or not always")
    for segment in copies[0].decode().split("~"):
        parts = segment.strip().split("*")
        if parts[0] == "CLM": claims[parts[1]].add(name)
        if parts[:2] == ["REF", "6R"]: lines[parts[2]].add(name)
problems += [f"claim {n} is in {len(x)} files" for n, x in claims.items() if len(x) > 1] + [f"line {n} is in {len(x)} files" for n, x in lines.items() if len(x) > 1]
twice = rows_of(a.store)("SELECT count(*) FROM (SELECT note_id, code, segment FROM charge WHERE claim_id IS NOT NULL AND withdrawn_at IS NULL GROUP BY practice_id, note_id, code, segment HAVING count(DISTINCT claim_id) > 1) AS x")[0][0]
if int(twice): problems.append(f"{twice} charges are in two claims")
r = subprocess.run(shlex.split(a.verify), capture_output=True, text=True)
if r.returncode: problems.append(f"VERIFY: {r.stdout[-300:]}")
repeats = sum(len(x) - 1 for x in arrived.values())
if not tally["killed between sent and recorded"] or not repeats: problems.append("no kill fell between sent and recorded, or nothing was sent again: nothing was shown")
res = dict(seed=a.seed, kills=kills, files=len(arrived), claims=len(claims), repeats=repeats, tally=dict(tally), refused=refused.most_common(5), problems=problems[:30])
json.dump(res, open(a.out, "w"), indent=1); print(json.dumps(res, indent=1)); print(f"{kills - len(problems)} passed, {len(problems)} failed"); sys.exit(1 if problems else 0)
