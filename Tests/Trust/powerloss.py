#!/usr/bin/env python3
"""powerloss.py - what would be left after a power cut? kill -9 cannot show it (the page cache survives); this can.

 python3 powerloss.py --start 'env DB={dir}/practice.db ./server' --dir ./data --base http://127.0.0.1:8080 \
   --write 'POST /w' --json '{"key":"{key}","cents":{n}}' --ack 'HTTP/1\\.1 20[01].*?"key":"([^"]+)"' \
   --verify 'python3 sqlite_keys.py {dir}/practice.db' --writes 300 --crashes 300

Runs the server under strace, records every write/fsync/rename under --dir in order and every acknowledgement that left on a
socket; then builds --crashes images of the directory as a disk could hold them at a random instant: everything fsynced is there;
each write not yet fsynced is kept, dropped or torn at a 512-byte boundary at random (modes: drop-all, keep-some, torn).
With --seeded, --dir already holds a store (made by a run that ended): its files are taken as safely on the disk. Forms: --form in place of
--json, with --login and --form-page as in kill9.py.
--verify is run on each image; it prints 'ok' (integrity) on its first line and then one stored key per line. Failure: an
acknowledged key is missing, or integrity is not 'ok'. Directory entries (create, rename, unlink) are taken as durable at once:
kinder than a real disk, so a pass here is necessary, not sufficient.
"""
import argparse, json, os, random, re, shlex, shutil, signal, subprocess, sys, threading, time, http.client, urllib.parse
from common import *
ap = argparse.ArgumentParser(); A = ap.add_argument
A("--start", required=True); A("--dir", required=True); A("--base", required=True); A("--ready", default="/health"); A("--write", default="POST /w"); A("--json"); A("--form"); A("--form-page"); A("--login"); A("--key-field", default="request_key"); A("--seeded", action="store_true")
A("--ack", default=r'HTTP/1\.1 20[01].*?"key":"([^"]+)"'); A("--verify", required=True); A("--writes", type=int, default=300); A("--writers", type=int, default=3)
A("--crashes", type=int, default=200); A("--seed", type=int, default=1); A("--trace", default="powerloss.trace"); A("--out", default="powerloss.json"); A("--keep")
a = ap.parse_args(); loopback_only(a.base); rng = random.Random(a.seed); D = os.path.realpath(a.dir); seed = {}
if not a.seeded: shutil.rmtree(D, ignore_errors=True); os.makedirs(D)
for top, _, names in os.walk(D):
    for x in names: seed[os.path.join(top, x)] = open(os.path.join(top, x), "rb").read()
SYS = "openat,open,creat,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,fsync,fdatasync,ftruncate,truncate,rename,renameat,renameat2,unlink,unlinkat,fallocate"
cmd = ["strace", "-f", "-qq", "-y", "-xx", "-s", "200000", "-e", "signal=none", "-e", "trace=" + SYS, "-o", a.trace] + shlex.split(a.start.replace("{dir}", D))
p = subprocess.Popen(cmd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
for _ in range(1200):
    try:
        c = Client(a.base, 2)
        if c.get(a.ready)[0] < 500: break
    except Exception: time.sleep(.05)
else: os.killpg(p.pid, 9); sys.exit("server did not come up")
jar, hidden = {}, {}
if a.login:
    c = login(Client(a.base, 60), json.load(open(a.login))); jar = c.jar
    if a.form_page: hidden = hidden_fields(c.get(a.form_page)[2].decode("utf-8", "replace"))
def send(c, k, i):
    fill = lambda t: t.replace("{key}", k).replace("{n}", str(i))
    if a.json: return c.request(m, path, fill(a.json).encode(), {"Content-Type": "application/json", "Idempotency-Key": k})
    return c.form(path, {**hidden, a.key_field: k, **dict(urllib.parse.parse_qsl(fill(a.form)))}, {"Idempotency-Key": k})
m, path = a.write.split(" ", 1); n = [0]; lk = threading.Lock(); got = set()
def w():
    c = Client(a.base, 60); c.jar = dict(jar)
    while True:
        with lock_n():
            if n[0] >= a.writes: return
            n[0] += 1; i = n[0]
        k = f"power-{a.seed}-{i}"; s, h, _ = send(c, k, i)
        if 200 <= s < 300 or s == 303 and not h.get("location", "").startswith("/login"): got.add(k)
def lock_n(): return lk
ts = [threading.Thread(target=w) for _ in range(a.writers)]; [t.start() for t in ts]; [t.join() for t in ts]
os.killpg(p.pid, signal.SIGKILL); p.wait()
# ---- parse
def unx(s): return bytes.fromhex(s.replace("\\x", ""))
STR = re.compile(r'"((?:\\x[0-9a-f]{2})*)"'); FD = re.compile(r'^(\d+)<(.*?)>(?=[,)\s]|$)')
ev, part, sockbuf, acks = [], {}, {}, []
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
        elif name.startswith(("socket:", "TCP", "TCPv6")):
            b = sockbuf.get(name, b"") + data[:ret]; t = b.decode("latin-1")
            for mm in re.finditer(a.ack, t, re.S): ev.append(("ack", mm[1])); acks.append(mm[1]); last = mm.end()
            sockbuf[name] = b[last:] if re.search(a.ack, t, re.S) else b[-4096:]
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
print(f"{len(got)} writes acknowledged to the client, {len(acks)} seen in the trace, {nw} file writes, {nsync} fsyncs"); 
if not acks: sys.exit("no acknowledgement found in the trace: fix --ack")
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
        q = os.path.join(dest, os.path.relpath(f, D)); os.makedirs(os.path.dirname(q), exist_ok=True); open(q, "wb").write(b)
first = next(i for i, e in enumerate(ev) if e[0] == "ack"); lost_images = bad_images = 0; worst = 0; examples = []; lost_total = acked_total = 0
dest = D + ".crash"
for i in range(a.crashes):
    t = rng.randrange(first + 1, len(ev) + 1); mode = ("drop-all", "keep-some", "torn")[i % 3]; image(t, mode, dest)
    acked = {e[1] for e in ev[:t] if e[0] == "ack"}
    r = subprocess.run(a.verify.replace("{dir}", dest), shell=True, capture_output=True, text=True, timeout=60); L = r.stdout.split("\n")
    if r.returncode or L[0].strip() != "ok": bad_images += 1; examples.append(f"crash {i} at {t} {mode}: integrity {L[0][:80]!r} {r.stderr[-120:]!r}"); continue
    miss = acked - set(x.strip() for x in L[1:]); acked_total += len(acked); lost_total += len(miss)
    if miss: lost_images += 1; worst = max(worst, len(miss)); examples.append(f"crash {i} at event {t} {mode}: {len(miss)} of {len(acked)} acknowledged writes missing")
    if a.keep and (miss): shutil.copytree(dest, os.path.join(a.keep, f"crash{i}"), dirs_exist_ok=True)
res = dict(acknowledged=len(acks), file_writes=nw, fsyncs=nsync, crashes=a.crashes, images_with_lost_acknowledged_writes=lost_images, worst_loss=worst, images_not_intact=bad_images, examples=examples[:8])
json.dump(res, open(a.out, "w"), indent=1); print(json.dumps(res, indent=1)); bad = lost_images + bad_images
print(f"{a.crashes - bad} passed, {bad} failed"); sys.exit(1 if bad else 0)
