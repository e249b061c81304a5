"""What people of a practice do in a browser, as data, and a Practice in which one thing leads to the next.

An act is sent through the page that a person would open: the form's own fields, with what is typed here in their place, under a request
key of the harness. An act takes what an earlier one left (a booked appointment, a signed note) and leaves something itself; what nobody
needed yet waits in a pool. The same wish sent again must be answered as before: `Practice.send(wish)` as often as one likes."""
import collections, dataclasses, datetime, html, random, re, threading, time
from common import Client, Forms, hidden_fields, login, multipart
from demo import log_in

ID = r"[0-9A-HJKMNP-TV-Z]{26}"
SAVED = lambda status, to: status == 303 and not to.startswith("/login")

@dataclasses.dataclass
class Act:
    name: str                    # of the act in the audit log
    person: str                  # who does it
    page: str                    # opened first; {words} come from what is taken
    form: str                    # how the address of its form ends
    takes: str                   # the pool that it needs something from
    typed: dict = dataclasses.field(default_factory=dict)
    gives: str = ""              # the pool that what it leaves goes to
    finds: str = ""              # the word under which the id in the answer's address is kept
    file: object = None          # what is uploaded, made from what is taken
    row: str = ""                # the tables that it leaves a row in, a series one a date
    shows: bool = False          # the page that it leads to says the request key, which was typed into a field

NOTE = {"health": "no", "areas": "low_back", "minutes1": "30", "findings": "Guarding {key}", "response": "Eased",
        "pain": "4", "activity1": "sit for an hour", "rating1": "3"}

def remittance(of):
    """One payer's 835: a claim of ours paid in full, and one that nobody here sent."""
    day = datetime.date.today(); trace = of["key"]; paid, stray = f"{of['cents'] / 100:.2f}", "66"
    body = [f"BPR*I*{(of['cents'] + 6600) / 100:.2f}*C*ACH*CCP*01*021000021*DA*1*1911111111**01*021000021*DA*2*{day:%Y%m%d}", f"TRN*1*{trace}*1911111111",
            f"DTM*405*{day:%Y%m%d}", "N1*PR*REGENCE*XV*00932", "N3*1 ROW", "N4*SEATTLE*WA*981070000", "PER*BL*DESK*TE*2065550142",
            "N1*PE*CEDAR PLLC*XX*2000000002", "LX*1", f"CLP*{of['number']}*1*{paid}*{paid}**CI*C{of['number']}", f"NM1*QC*1*{of['family']}*SAM****MI*TW1",
            f"CLP*X{of['number']}*1*{stray}*{stray}**CI*S{of['number']}", "NM1*QC*1*UNDERHILL*PERRY****MI*TW9"]
    head = ["ISA*00*          *00*          *ZZ*HARBOR01       *ZZ*TIDEWATER      *261103*1200*^*00501*000000001*0*T*:",
            "GS*HP*HARBOR01*TIDEWATER*20261103*1200*1*X*005010X221A1", "ST*835*0001"]
    return "~\n".join(head + body + [f"SE*{len(body) + 2}*0001", "GE*1*1", "IEA*1*000000001"]).encode() + b"~\n"

ACTS = [
    Act("SavePatient", "rosa", "/patients/new", "/patients/new", "anything", {"givenName": "Sam", "familyName": "Invented {key}"}, row="patient", shows=True),
    Act("BookAppointment", "rosa", "/episodes/{episode}/book{time}", "/book", "ahead", gives="booked", finds="appointment", row="appointment"),
    Act("HoldSlot", "rosa", "/episodes/{episode}/book{time}", "/hold", "ahead", {"untilDay": "{soon_day}", "untilTime": "{soon}"}, row="appointment"),
    Act("BookSeries", "rosa", "/episodes/{episode}/series{time}&count=3", "/series", "weeks", row="appointment"),
    Act("CancelAppointment", "rosa", "/appointments/{appointment}", "/cancel", "booked", {"cause": "patient"}),
    Act("BookAppointment", "rosa", "/episodes/{episode}/book{time}", "/book", "came", {"varianceReason": "as the patient could"}, "visited", "appointment", row="appointment"),
    Act("SaveNoteDraft", "solo", "/appointments/{appointment}/note", "/note/draft", "visited", NOTE, "drafted", shows=True),
    Act("SignNote", "solo", "/appointments/{appointment}/note", "/note/sign", "drafted", NOTE, "signed", row="session_note", shows=True),
    Act("ChargeSession", "bill", "/appointments/{appointment}/charge", "/charge", "signed", gives="charged"),
    Act("MakeClaims", "bill", "/episodes/{episode}/money", "/claims", "charged for the payer", gives="claimed", finds="claim"),
    Act("SubmitClaims", "bill", "/claims/{claim}", "/send", "claimed", gives="sent"),
    Act("IssueReceipt", "bill", "/episodes/{episode}/receipts/new", "/receipts/new", "charged for the patient", {"paid": "10.00", "seen": ""}, row="receipt patient_payment"),
    Act("TakePatientPayment", "rosa", "/money/accounts/{patient}/payment", "/payment", "anything", {"amount": "12.34", "method": "cash", "seen": ""}, row="patient_payment"),
    Act("PostRemittance", "bill", "/money/remittances", "/money/remittances", "sent", gives="posted", finds="remittance", file=remittance, row="remittance_file"),
    Act("ResolveParkedClaim", "bill", "/money/remittances/{remittance}/claims/1", "/claims/1", "posted", {"decision": "keep", "reason": "Not ours."}),
]

@dataclasses.dataclass
class Wish:
    """One act as it was sent."""
    act: Act
    of: dict
    action: str
    fields: list
    key: str
    to: str = ""

    @property
    def rows(self): return max(1, sum(k == "date" for k, _ in self.fields))      # a series leaves one a date

class Refused(Exception): pass

class Practice:
    """The made-up practice as its people see it. `patients` of each kind have an episode: half under an order, half paying alone."""
    DAYS = 98                                                       # that lie behind: the age of an order, nearly

    def __init__(self, base, rng, patients=8):
        self.base, self.rng, self.lock, self.pools, self.jars, self.sent = base, rng, threading.Lock(), collections.defaultdict(list), {}, 0
        self.count = patients

    def client(self, person):
        """One sign-in for the whole run, so that a lost one shows."""
        c = Client(self.base, 20)
        with self.lock:
            if person not in self.jars: self.jars[person] = dict(login(Client(self.base, 60), log_in(person)).jar)
            c.jar = dict(self.jars[person])
        return c

    # ---- what must be there before the first act

    def prepare(self):
        for act in ACTS: self.client(act.person)
        solo = self.client("solo"); settings = solo.get("/settings")[2].decode()
        named = lambda kind, name: re.search(rf'href="/settings/{kind}/({ID})"[^>]*>\s*{name}', settings)[1]
        self.place = (named("therapists", "Sol Varga"), named("locations", "Ballard"))
        self.people = [self.insured(solo, i) for i in range(self.count)] + [self.alone(solo, i) for i in range(self.count)]
        self.stock()

    def stock(self):
        """The days on which each patient can come: one visit a day, at a time of day that nobody else has."""
        today = datetime.date.today()
        days = lambda some: [d for d in (today + datetime.timedelta(n) for n in some) if d.weekday() < 5]
        for i, who in enumerate(self.people):
            slot = lambda day: {**who, "time": self.time(day, 540 + 30 * i)}
            self.pools["came"] += [slot(d) for d in days(range(-self.DAYS, 0))]
            ahead = days(range(5, 160))
            self.pools["weeks" if who["kind"] == "insured" and i % 2 else "ahead"] += [slot(d) for d in ahead]
            self.pools["anything"].append(who)
        for pool in self.pools.values(): self.rng.shuffle(pool)

    def time(self, day, start):
        return f"?therapist={self.place[0]}&location={self.place[1]}&day={day}&start={start}&minutes=30"

    def form(self, c, page, end, typed, more=()):
        """Fills a form in as a person does; answers where it led."""
        status, _, text = c.get(page); found = Forms(text.decode()).ending(end)
        if not found: raise Refused(f"{page} answers {status} and has no form {end}")
        status, headers, body = c.form(found[0] or page, [(k, v) for k, v in found[1] if k not in typed] + list(typed.items()) + list(more))
        if status != 303: raise Refused(f"{page} {end} answers {status}: {said(body)}")
        return headers["location"]

    def insured(self, c, i):
        family = f"Ordered{'ABCDEFGHIJKLMNOP'[i]}"; signed = datetime.date.today() - datetime.timedelta(self.DAYS + 2)
        order = f"""PRESCRIPTION FOR MASSAGE THERAPY\nPatient: Sam {family}\nDate of birth: 03/16/1982\nDiagnosis: M54.50 Low back pain, unspecified
Treatment: massage therapy\nNumber of visits: 200\nDuration: 52 weeks\nMedical necessity: pain limits work, lifting and sleep\nGoals: sit through a meeting
Prescriber: Helen Bergstrom, MD\nNPI: 2000000044\nPhone: 206-555-0142   Fax: 206-555-0143\nDate: {signed:%m/%d/%Y}
Electronically signed by Helen Bergstrom, MD on {signed:%m/%d/%Y}\n"""
        fields = hidden_fields(c.get("/inbox")[2].decode()); body, kind = multipart({**fields, "via": "paper"}.items(), "order.txt", order.encode())
        intake = c.request("POST", "/inbox", body, {"Content-Type": kind, "Origin": self.base})[1]["location"]
        for _ in range(240):
            page = c.get(intake)[2].decode()
            if Forms(page).ending("/sign-off"): break
            time.sleep(0.5)
        plan = re.search(rf'<option value="(plan:{ID})"[^>]*>\s*Regence', page)[1]
        check = self.form(c, intake, "/sign-off", {"patient": "other", "payment": plan, "newMemberID": f"TW90{i:03}"})
        episode = re.search(rf"/episodes/({ID})", c.get(check)[2].decode())[1]
        return self.completed(c, episode, "insured", family)

    def alone(self, c, i):
        family = f"Alone{'ABCDEFGHIJKLMNOP'[i]}"
        patient = self.form(c, "/patients/new", "/patients/new", {"givenName": "Sam", "familyName": family})
        episode = self.form(c, f"{patient}/episodes/new", "/episodes/new", {"problem": "stiff neck", "care": "therapeutic"})
        return self.completed(c, re.search(ID, episode)[0], "alone", family)

    def completed(self, c, episode, kind, family):
        """With what a claim asks for: address, sex, and the insurer's answer."""
        patient = re.search(rf"/patients/({ID})", c.get(f"/episodes/{episode}")[2].decode())[1]
        self.form(c, f"/patients/{patient}/edit", "/edit", {"sex": "female", "street": "1 Elm St", "city": "Seattle", "state": "WA", "zip": "98107", "birthDate": "1982-03-16"})
        cover = re.search(rf"/coverages/({ID})/benefits", c.get(f"/patients/{patient}")[2].decode())
        if cover and kind == "insured":
            self.form(c, f"/coverages/{cover[1]}/benefits", "/benefits", {"covered": "yes", "representative": "Dana", "reference": "8700", "answeredOn": str(datetime.date.today()), "answeredAt": "09:30"})
        return {"episode": episode, "patient": patient, "kind": kind, "family": family}

    # ---- acts

    def choose(self):
        """An act whose pool has something, and that something, which nobody else gets."""
        with self.lock:
            able = [a for a in ACTS if self.pools[a.takes]]
            act = self.rng.choices(able, [1 if a.takes in ("anything", "ahead", "weeks") else 4 for a in able])[0]   # what leads on goes first
            if act.takes == "anything": return act, dict(self.rng.choice(self.pools["anything"]))
            return act, dict(self.pools[act.takes].pop())

    def wish(self, c, act, of, key):
        """Opens the page and fills the form in; nothing is sent yet."""
        soon = datetime.datetime.now(datetime.timezone.utc).astimezone(PACIFIC) + datetime.timedelta(minutes=1)
        words = {**of, "key": key, "soon": f"{soon:%H:%M}", "soon_day": f"{soon:%Y-%m-%d}"}
        page = act.page.format(**words); status, _, text = c.get(page); found = Forms(text.decode("utf-8", "replace")).ending(act.form)
        if not found: raise Refused(f"no form at {act.page} ({status})")
        typed = {k: v.format(**words) for k, v in act.typed.items()}
        fields = [(k, v) for k, v in found[1] if k not in typed and k != "request_key"] + list(typed.items()) + [("request_key", key)]
        if act.file: of.update(self.paper(c, of), key=key)
        return Wish(act, of, found[0] or page, fields, key)

    def paper(self, c, of):
        """The number and the sum of a claim, as its page says them."""
        text = said(c.get(f"/claims/{of['claim']}")[2]); number = re.search(r"Claim (\w+)", text)[1]
        return {"number": number, "cents": int(re.search(r"\$([\d,]+\.\d\d)", text)[1].replace(",", "").replace(".", ""))}

    def send(self, c, wish):
        """Sends it; answers where it led. Raises Refused when the program says no, and what the network says when it says nothing."""
        if wish.act.file:
            body, kind = multipart(wish.fields, f"{wish.key}.835", wish.act.file(wish.of)); status, h, b = c.request("POST", wish.action, body, {"Content-Type": kind, "Origin": self.base})
        else: status, h, b = c.form(wish.action, wish.fields)
        if not SAVED(status, h.get("location", "")): raise Refused(f"{wish.act.name}: {status} {h.get('location', '')} {said(b)}")
        return h["location"]

    def done(self, wish, to):
        """Notes what an acknowledged act left for the next."""
        wish.to = to; of, act = dict(wish.of), wish.act
        if act.finds:
            found = re.search(rf"/{act.finds}s/({ID})", to)
            if not found: return
            of[act.finds] = found[1]
        pool = act.gives + {"alone": " for the patient", "insured": " for the payer"}[of["kind"]] * (act.gives == "charged")
        if pool:
            with self.lock: self.pools[pool].append(of)

import zoneinfo
PACIFIC = zoneinfo.ZoneInfo("America/Los_Angeles")

def said(body):
    """What a page says where it refuses something, or all of it."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    alert = re.findall(r'<(\w+)[^>]*role="alert"[^>]*>(.*?)</\1>', text, re.S) or re.findall(r"<(main)\b[^>]*>(.*?)</main>", text, re.S)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", " ".join(a[1] for a in alert)))).strip()[:300]
