#!/usr/bin/env python3
"""powerloss.py - what would be left after a power cut? kill -9 cannot show it (the page cache survives); this can.

 python3 powerloss.py --start "scrip demo --data DIR --port 8080" --dir DIR --base http://127.0.0.1:8080 --verify "scrip verify --data {dir}"

Prepares a practice, then runs the server under strace while people do the acts of acts.py, records every write/fsync/rename under --dir in
order and every acknowledgement that left on a socket (by the request key that came in on it); then builds --crashes images of the directory
as a disk could hold them at a random instant: everything fsynced is there; each write not yet fsynced is kept, dropped or torn at a
512-byte boundary at random (modes: drop-all, keep-some, torn). The files that are there before are taken as safely on the disk.
On each image: the database opens and is intact, nothing is half there (store_state.py), every acknowledged request is stored, and on every
--verify-every-th one `--verify` finds nothing. Directory entries (create, rename, unlink) are taken as durable at once: kinder than a real
disk, so a pass here is necessary, not sufficient.
"""
import argparse, collections, json, os, random, re, shlex, shutil, signal, sqlite3, subprocess, sys, threading, time
from acts import ACTS, Practice, Refused
from common import Client, loopback_only
from store_state import state
ap = argparse.ArgumentParser(); A = ap.add_argument
A("--start", required=True); A("--dir", required=True); A("--base", required=True); A("--verify", required=True); A("--verify-every", type=int, default=5)
A("--writes", type=int, default=300); A("--writers", type=int, default=3); A("--crashes", type=int, default=200); A("--seed", type=int, default=1)
A("--trace", default="powerloss.trace"); A("--out", default="powerloss.json"); A("--keep")
a = ap.parse_args(); loopback_only(a.base); rng = random.Random(a.seed); D = os.path.realpath(a.dir); seed = {}
practice = Practice(a.base, rng); run = lambda command: subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
def ready():
    for _ in range(3600):
        try:
            if Client(a.base, 2).get("/health")[0] == 200: return
        except Exception: time.sleep(.05)
    sys.exit("server did not come up")
p = run(shlex.split(a.start)); ready(); practice.prepare(); drafts = state(os.path.join(D, "scrip.db"))["done"].get("SaveNoteDraft", 0); p.send_signal(signal.SIGTERM); p.wait()
for top, _, names in os.walk(D):
    for x in names: seed[os.path.join(top, x)] = open(os.path.join(top, x), "rb").read()
SYS = "openat,open,creat,read,readv,recvfrom,recvmsg,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,fsync,fdatasync,ftruncate,truncate,rename,renameat,renameat2,unlink,unlinkat,fallocate"
p = run(["strace", "-f", "-qq", "-y", "-xx", "-s", "200000", "-e", "signal=none", "-e", "trace=" + SYS, "-o", a.trace] + shlex.split(a.start)); ready()
acts, got, refused, lock, seq = {}, collections.Counter(), collections.Counter(), threading.Lock(), [0]
def writer():
    while sum(got.values()) < a.writes:
        with lock: seq[0] += 1; key = f"power-{a.seed}-{seq[0]}"
        act, of = practice.choose(); c = practice.client(act.person); c.timeout = 120
        acts[key] = act.name
        try: wish = practice.wish(c, act, of, key); practice.done(wish, practice.send(c, wish)); got[act.name] += 1
        except Refused as no: refused[str(no)[:90]] += 1
some = [threading.Thread(target=writer) for _ in range(a.writers)]; [t.start() for t in some]; [t.join() for t in some]
os.killpg(p.pid, signal.SIGKILL); p.wait()
# ---- parse
def unx(s): return bytes.fromhex(s.replace("\\x", ""))
STR = re.compile(r'"((?:\\x[0-9a-f]{2})*)"'); FD = re.compile(r'^(\d+)<(.*?)>(?=[,)\s]|$)')
SOCKETS = ("socket:", "TCP", "TCPv6"); KEY = re.compile(rb'request_key(?:=|"\r\n\r\n)([\w-]+)')
ev, part, asked, acks = [], {}, {}, []
def handle(call, args, ret):
    if ret < 0: return
    f = FD.match(args); name = f[2] if f else ""
    if "\\x" in name: name = unx(name).decode("utf-8", "replace")
    if call in ("write", "writev", "sendto", "sendmsg", "pwrite64", "pwritev", "pwritev2"):
        data = b"".join(unx(x) for x in STR.findall(args[f.end():] if f else args))
        if name.startswith(D + "/"):
            if call == "pwrite64": off = int(args.rsplit(",", 1)[1].split(")")[0])
            elif call in ("pwritev", "pwritev2"): off = int(re.findall(r", (\d+)", args)[-1])
            else: off = None
            ev.append(("w", name, off, data[:ret]))
        elif name.startswith(SOCKETS) and data.startswith(b"HTTP/1.1 ") and name in asked:
            key = KEY.search(asked.pop(name))
            if key and data[9:12] == b"303" and not re.search(rb"(?i)location: /login", data): ev.append(("ack", key[1].decode())); acks.append(key[1].decode())
    elif call in ("read", "readv", "recvfrom", "recvmsg") and name.startswith(SOCKETS): asked[name] = asked.get(name, b"") + b"".join(unx(x) for x in STR.findall(args[f.end():]))[:ret]
    elif call in ("fsync", "fdatasync") and name.startswith(D + "/"): ev.append(("s", name))
    elif call in ("ftruncate",) and name.startswith(D + "/"): ev.append(("t", name, int(args.split(",")[1].strip(" )"))))
    elif call in ("openat", "open", "creat"):
        st = STR.findall(args)
        if st and ("O_CREAT" in args or "O_TRUNC" in args or call == "creat"):
            q = os.path.realpath(unx(st[0]).decode("utf-8", "replace"))
            if q.startswith(D + "/"): ev.append(("c", q, "O_TRUNC" in args))
    elif call.startswith("rename"):
        st = [os.path.realpath(unx(x).decode()) for x in STR.findall(args)]
        if len(st) == 2 and st[1].startswith(D + "/"): ev.append(("r", st[0], st[1]))
    elif call.startswith("unlink"):
        st = [os.path.realpath(unx(x).decode()) for x in STR.findall(args)]
        if st and st[-1].startswith(D + "/"): ev.append(("u", st[-1]))
for line in open(a.trace, errors="replace"):
    mm = re.match(r"(\d+)\s+(.*)", line.rstrip("\n"))
    if not mm: continue
    pid, rest = mm[1], mm[2]
    if rest.endswith("<unfinished ...>"): part[pid] = rest[:-len("<unfinished ...>")]; continue
    r = re.match(r"<\.\.\. (\w+) resumed>(.*)", rest)
    if r: rest = part.pop(pid, "") + r[2]
    c = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)", rest)
    if c: handle(c[1], c[2], int(c[3]))
nsync = sum(e[0] == "s" for e in ev); nw = sum(e[0] == "w" for e in ev)
print(f"{sum(got.values())} acts acknowledged to people, {len(acks)} seen in the trace, {nw} file writes, {nsync} fsyncs; {sum(refused.values())} refused", flush=True)
if len(acks) < sum(got.values()): sys.exit("an acknowledgement is missing in the trace")
# ---- build crash images
def image(t, mode, dest):
    files, pend = {f: bytearray(b) for f, b in seed.items()}, {}
    def apply(buf, off, d):
        off = len(buf) if off is None else off
        if len(buf) < off: buf.extend(b"\0" * (off - len(buf)))
        buf[off:off + len(d)] = d
    for e in ev[:t]:
        k, f = e[0], e[1]
        if k == "c":
            files.setdefault(f, bytearray()); pend.setdefault(f, [])
            if e[2]: pend[f].append(("t", 0))
        elif k == "w": pend.setdefault(f, []).append(("w", e[2], e[3])); files.setdefault(f, bytearray())
        elif k == "t": pend.setdefault(f, []).append(("t", e[2])); files.setdefault(f, bytearray())
        elif k == "s":
            for x in pend.get(f, []):
                if x[0] == "w": apply(files[f], x[1], x[2])
                else: del files[f][x[1]:]; files[f].extend(b"\0" * (x[1] - len(files[f])))
            pend[f] = []
        elif k == "r": files[e[2]] = files.pop(f, bytearray()); pend[e[2]] = pend.pop(f, [])
        elif k == "u": files.pop(f, None); pend.pop(f, None)
    for f, xs in pend.items():
        if f not in files: continue
        for x in xs:
            if mode == "drop-all" or rng.random() < .5: continue
            if x[0] == "t": del files[f][x[1]:]; continue
            d = x[2]
            if mode == "torn" and len(d) > 512: d = d[:512 * rng.randrange(0, len(d) // 512 + 1)]
            apply(files[f], x[1], d)
    shutil.rmtree(dest, ignore_errors=True); os.makedirs(dest)
    for f, b in files.items():
        if f.endswith("-shm"): continue
        q = os.path.join(dest, os.path.relpath(f, D)); os.makedirs(os.path.dirname(q), exist_ok=True); open(q, "wb").write(b); os.chmod(q, 0o600)
first = next(i for i, e in enumerate(ev) if e[0] == "ack"); lost_images = bad_images = 0; worst = 0; examples = []; lost_total = acked_total = verified = 0
dest = D + ".crash"
for i in range(a.crashes):
    t = rng.randrange(first + 1, len(ev) + 1); mode = ("drop-all", "keep-some", "torn")[i % 3]; image(t, mode, dest)
    acked = {e[1] for e in ev[:t] if e[0] == "ack"}
    wrong = ""
    try:
        sqlite3.connect(os.path.join(dest, "scrip.db")).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        d = state(os.path.join(dest, "scrip.db"), f"power-{a.seed}-")
        if d["integrity"] != "ok" or d["foreign"] or d["half"]: wrong = f"{d['integrity'][:80]} {d['foreign']} {d['half']}"
        elif i % a.verify_every == 0:
            verified += 1; r = subprocess.run(shlex.split(a.verify.replace("{dir}", dest)), capture_output=True, text=True)
            if r.returncode: wrong = f"verify: {r.stdout[-200:]} {r.stderr[-100:]}"
    except sqlite3.Error as e: wrong = repr(e)
    if wrong: bad_images += 1; examples.append(f"crash {i} at {t} {mode}: {wrong}"); continue
    miss = {k for k in acked if acts[k] != "SaveNoteDraft"} - set(d["keys"])       # a draft is kept under a key of its own: counted
    if d["done"].get("SaveNoteDraft", 0) - drafts < sum(acts[k] == "SaveNoteDraft" for k in acked): miss |= {"a draft"}
    acked_total += len(acked); lost_total += len(miss)
    if miss: lost_images += 1; worst = max(worst, len(miss)); examples.append(f"crash {i} at event {t} {mode}: {len(miss)} of {len(acked)} acknowledged writes missing")
    if a.keep and (miss): shutil.copytree(dest, os.path.join(a.keep, f"crash{i}"), dirs_exist_ok=True)
res = dict(acknowledged=len(acks), done=dict(got), verified_images=verified, file_writes=nw, fsyncs=nsync, crashes=a.crashes, images_with_lost_acknowledged_writes=lost_images, worst_loss=worst, images_not_intact=bad_images, examples=examples[:8])
json.dump(res, open(a.out, "w"), indent=1); print(json.dumps(res, indent=1)); bad = lost_images + bad_images
never = {x.name for x in ACTS} - set(got); never and print(refused.most_common(8), "never done:", ", ".join(sorted(never))); bad += bool(never)
print(f"{a.crashes - bad} passed, {bad} failed"); sys.exit(1 if bad else 0)
