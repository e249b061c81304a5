#!/usr/bin/env python3
"""acts.py - CPU of a day's acts over HTTP, beside a plain FastAPI + PostgreSQL server that does them without a rule.

 acts.py --bin FOLDER_OF_SCRIP --data DIR --peer FOLDER [--acts 150] [--requests 1000] [--rounds 3]
DIR is made by `scrip demo --data DIR` (stopped again) and `bigpractice DIR`. It is written to: give it a copy. The
plain demo has few orders: --acts 8. FOLDER holds the peer's files and its venv2, as its README says; the peer is
started, filled when it is empty, and stopped here, which needs root, as its scripts do.

CPU is user + system from /proc, of the server with its children and at the peer's side of all its PostgreSQL, divided
by what was done. Sign-ins, the pages of the forms and other preparations are outside. In every round the two take
turns, each with one client, kept alive. A booking is done when it leads to its appointment; those refused are counted
apart, and what they cost is in the figure. A session is booked in the past and arrived before its note is signed."""
import argparse, collections, dataclasses, datetime, http.client, itertools, json, os, random, re, signal, socket
import sqlite3, statistics, subprocess, sys, time, uuid
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Trust"))
from acts import ACTS, ID, NOTE, PACIFIC, Act, Practice, Refused
from common import crockford
from demo import free_port, wait_for

ap = argparse.ArgumentParser(); A = ap.add_argument
A("--bin", required=True); A("--data", required=True, help="a copy"); A("--peer", required=True)
A("--acts", type=int, default=150, help="bookings, and notes, of Scrip in a round")
A("--requests", type=int, default=1000, help="of everything else in a round"); A("--rounds", type=int, default=3)
a = ap.parse_args(); random.seed(1); sys.path.insert(0, a.peer)
from lib import cpu          # of a process and its children, those that ended included
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))       # so that nothing is left running

# ---- What there is to do, from the folder.
db = sqlite3.connect(f"file:{a.data}/scrip.db?mode=ro", uri=True); today = datetime.datetime.now(PACIFIC).date()
orders = [(crockford(episode), first or "", last) for episode, first, last, level, _ in db.execute("""
    SELECT r.episode_id, json_extract(v.body, '$.effectiveFrom'), v.last_day, v.level, max(v.version)
    FROM referral_version v JOIN referral r ON r.practice_id = v.practice_id AND r.id = v.referral_id
    JOIN episode e ON e.practice_id = r.practice_id AND e.id = r.episode_id AND e.closed_on IS NULL
    GROUP BY v.practice_id, v.referral_id ORDER BY r.episode_id""") if level == "fine" and last]
random.shuffle(orders); orders = collections.deque(orders)
in_force = sum(first <= str(today) <= last for _, first, last in orders)
therapists = [r[0] for r in db.execute("SELECT id FROM therapist ORDER BY id")]
lee, = db.execute("""SELECT therapist_id FROM membership m JOIN login l ON l.id = m.login_id
    WHERE l.email = 'lee@demo.example'""").fetchone()
unsigned = [crockford(r[0]) for r in db.execute("""SELECT id FROM appointment
    WHERE therapist_id = ? AND state = 'booked' AND day < ? ORDER BY day, start_minute""", (lee, str(today)))]
place = crockford(db.execute("SELECT id FROM location ORDER BY id").fetchone()[0])
taken = set(db.execute("SELECT resource_id, day, quarter FROM slot"))
patients = db.execute("SELECT count(*) FROM patient").fetchone()[0]; db.close()
print(f"{patients} patients, {in_force} orders in force; load {os.getloadavg()[0]:.1f}", flush=True)

def times(days, whom, starts, minutes):
    """Free times of those therapists, day by day."""
    for n, start, who in itertools.product(days, starts, whom):
        day = today + datetime.timedelta(n); quarters = range(start // 15, (start + minutes) // 15)
        if day.weekday() < 5 and not any((who, str(day), q) in taken for q in quarters):
            slot = f"?therapist={crockford(who)}&location={place}&day={day}&start={start}&minutes={minutes}"
            yield str(day), crockford(who), slot

class Scrip:
    """The program as shipped, asked by the people of its practice."""
    BOOK = next(act for act in ACTS if act.takes == "came")
    ARRIVE = Act("MarkArrived", "rosa", "/appointments/{appointment}", "/arrived", "")
    SIGN = dataclasses.replace(next(act for act in ACTS if act.name == "SignNote"),
                               typed={**NOTE, "areas": "{area}", "findings": "Tight on both sides."})

    def __enter__(s):
        port = free_port(); command = [os.path.join(a.bin, "scrip"), "serve", "--data", a.data, "--port", str(port)]
        s.server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not wait_for(base := f"http://127.0.0.1:{port}", s.server): sys.exit("scrip serve did not answer")
            s.practice = Practice(base, random); s.rosa, s.lee = s.practice.client("rosa"), s.practice.client("lee")
        except BaseException: s.__exit__(); raise
        # Six sessions of an hour a day with each therapist, as the peer has; half hours for the notes.
        s.ahead = s.bookings(times(range(1, 45), therapists, range(540, 900, 60), 60))
        s.behind = s.notes(times(range(-1, -55, -1), [lee], range(540, 1080, 30), 30))
        s.missed, s.met, s.booked, s.refusals = set(), set(), collections.Counter(), collections.Counter()
        return s
    def __exit__(s, *_): s.server.terminate(); s.server.wait(30)
    def cpu(s): return cpu(s.server.pid)
    def close(s): s.rosa.close(); s.lee.close()

    def wish(s, c, act, of): return s.practice.wish(c, act, of, uuid.uuid4().hex)
    def sent(s, c, wish, leads_to):
        """The match with where it led; nothing when it was refused."""
        try: return re.match(leads_to, s.practice.send(c, wish))
        except Refused as refused: s.refusals[re.sub(r"\d+", "9", str(refused))] += 1
    def bookings(s, slots):
        """At each free time the form, filled in, of somebody whose order and payer are ready for it."""
        for day, who, slot in slots:
            asked = 0
            for _ in range(len(orders)):
                episode, first, last = orders[0]; orders.rotate(-1)
                if not first <= day <= last or (episode, day) in s.met or (episode, who) in s.missed: continue
                try: wish = s.wish(s.rosa, s.BOOK, {"episode": episode, "time": slot, "who": who, "day": day})
                except Refused: wish = None
                if wish and ("pays", "order") in wish.fields: s.met.add((episode, day)); yield wish; break
                s.missed.add((episode, who)); asked += 1
                if asked == 12: break       # a therapist whom few payers know
    def sessions(s, slots):
        """What the practice has behind it without a note; after that, one at each free time."""
        yield from unsigned
        for booking in s.bookings(slots):
            if made := s.sent(s.rosa, booking, f"/appointments/({ID})"): yield made[1]
    def notes(s, slots):
        """The note, filled in, of somebody who came."""
        for session in s.sessions(slots):
            s.lee.close()       # the search for the session may have taken longer than a connection is kept
            try:
                s.practice.send(s.rosa, s.wish(s.rosa, s.ARRIVE, {"appointment": session}))
                page = s.lee.get(f"/appointments/{session}/note")[2].decode()
                ordered = re.search(r'value="([^"]+)"', page[page.find('name="areas"'):])[1]
                yield s.wish(s.lee, s.SIGN, {"appointment": session, "area": ordered})
            except Refused as refused: s.refusals[str(refused)] += 1

    def book(s, wish):
        done = s.sent(s.rosa, wish, f"/appointments/{ID}"); s.booked[wish.of["who"], wish.of["day"]] += bool(done)
        return done
    def day(s, who, day):
        status, _, page = s.rosa.get(f"/calendar?day={day}&therapist={who}")
        s.answer = len(set(re.findall(rf"/appointments/{ID}", page.decode()))), len(page)
        return status == 200
    def asks(s, operation, count):
        """The calls of a round, each with everything in place."""
        if operation == "book": return [lambda w=w: s.book(w) for w in itertools.islice(s.ahead, min(count, a.acts))]
        if operation == "sign":
            done = f"/appointments/{ID}/note$"
            return [lambda w=w: s.sent(s.lee, w, done) for w in itertools.islice(s.behind, min(count, a.acts))]
        if operation == "day":
            days = [at for at, _ in s.booked.most_common((len(s.booked) + 1) // 2)]       # the fuller half
            return [lambda at=random.choice(days): s.day(*at) for _ in range(count)]
        return [lambda: s.rosa.get("/health")[0] == 200] * count

class Peer:
    """Its operations are those of its crud_bench.py."""
    pick = random.SystemRandom().randrange       # what it booked in an earlier run is still there
    LINES = [dict(cpt="97124", units=3, price=35, dx="M54.50"), dict(cpt="97140", units=1, price=40, dx="M54.50")]

    def run(s, script):
        environment = {**os.environ, "PEERLAB": os.path.abspath(a.peer)}
        subprocess.run(["bash", "-c", script], check=True, stdout=subprocess.DEVNULL, cwd=a.peer, env=environment)
    def __enter__(s):
        s.run("bash pg_start.sh")
        try:
            s.run(". ./env.sh; $PGBIN/createdb crud 2>/dev/null; $LAB/venv2/bin/python crud/load.py")
            s.run("bash crud_start.sh")
            s.roots = [int(open(f"{a.peer}/{f}").readline()) for f in ("crud/pid", "pg/data/postmaster.pid")]
        except BaseException: s.run("bash pg_stop.sh"); raise
        s.connection = http.client.HTTPConnection("127.0.0.1", 58010, timeout=30)
        return s
    def __exit__(s, *_):
        s.close(); s.run(f"bash crud_stop.sh; timeout 9 tail --pid={s.roots[0]} -f /dev/null; bash pg_stop.sh")
    def cpu(s): return sum(cpu(root) for root in s.roots)
    def close(s): s.connection.close()

    def ask(s, path, body=None):
        method, body = ("POST", json.dumps(body)) if body else ("GET", None)
        s.connection.request(method, path, body, {"Content-Type": "application/json"})
        # It sends an answer in two parts, the second when the first is acknowledged: at once, not after 40 ms.
        s.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        answer = s.connection.getresponse(); s.said = answer.read()
        return answer.status in (200, 201)
    def book(s):
        start = f"2027-{s.pick(4, 12):02}-{s.pick(1, 28):02}T{s.pick(8, 20):02}:00:00"
        return s.ask("/appointments", {"therapist": s.pick(1, 10 ** 6), "patient": s.pick(1, 100000), "start": start})
    def day(s):
        done = s.ask(f"/day?therapist={s.pick(1, 200)}&date=2026-12-{s.pick(1, 31):02}")
        s.answer = len(json.loads(s.said)), len(s.said)
        return done
    def sign(s): return s.ask("/services", {"patient": s.pick(1, 100000), "date": "2026-12-01", "lines": s.LINES})
    def health(s): return s.ask("/health")
    def asks(s, operation, count): return [getattr(s, operation)] * count

OPERATIONS = {"health": "health, the floor", "book": "book under the order", "day": "a therapist's day",
              "sign": "sign a note"}
figures, counts, days = collections.defaultdict(list), collections.Counter(), collections.defaultdict(list)

def measure(side, operation, count, kept):
    side.close(); asks = side.asks(operation, count); side.close(); done = 0; before = side.cpu()
    for ask in asks:
        done += bool(ask())
        if operation == "day": days[side].append(side.answer)
    spent = (side.cpu() - before) * 1000
    if not asks: sys.exit(f"{OPERATIONS[operation]}: nothing is left to do. Ask for fewer --acts, of a new copy.")
    if not done: sys.exit(f"{OPERATIONS[operation]}: none of {len(asks)} was done. {said()}")
    if kept: figures[side, operation].append(spent / done); counts[side, operation] += done
    if kept: counts[side, operation, "refused"] += len(asks) - done
def said(): return "; ".join(f"{n} x {words[:100]}" for words, n in scrip.refusals.most_common(5))

with Peer() as peer, Scrip() as scrip:
    for number in range(a.rounds + 1):       # the first warms both up
        for operation, side in itertools.product(OPERATIONS, (scrip, peer)):
            measure(side, operation, a.requests if number else 10, kept=number > 0)
        for side in (scrip, peer) if number == 0 else ():       # what a server still does after its start is not an act
            for _ in range(60):
                before = side.cpu(); time.sleep(1)
                if side.cpu() - before < 0.05: break
        print(f"round {number}: load {os.getloadavg()[0]:.1f}", flush=True)

print(f"\n{'ms CPU each, medians':22}{'Scrip':>8}{'peer':>8}{'ratio':>8}   every round; done, refused")
for operation, name in OPERATIONS.items():
    ours, theirs = (statistics.median(figures[side, operation]) for side in (scrip, peer))
    told = [f"{[round(f, 2) for f in figures[side, operation]]} {counts[side, operation]}, "
            f"{counts[side, operation, 'refused']}" for side in (scrip, peer)]
    print(f"{name:22}{ours:8.2f}{theirs:8.2f}{ours / theirs:8.1f}   Scrip {told[0]}; peer {told[1]}")
for who, side in (("Scrip", scrip), ("peer", peer)):
    sessions, size = (statistics.mean(of) for of in zip(*days[side]))
    print(f"a day at {who}: {sessions:.1f} sessions, {size:.0f} bytes")
if scrip.refusals: print("refused, preparations too:", said())
print(f"load {os.getloadavg()[0]:.1f}")
