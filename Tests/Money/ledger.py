"""Makes remittances with planted faults, and keeps their books a second time. See README.md."""
import argparse
import json
import pathlib
import random
import sys
from collections import defaultdict

NEVER = "va_ccn"
PLANS = ["commercial_in_network", "auto_pip_wa", NEVER]
CODES = ["97124", "97140", "97110"]
NAMES = ["MORENO", "SATO", "DELACROIX", "IBARRA", "OZ", "NGUYEN", "HALE", "PRICE"]
CONTRACTUAL = {"45", "59", "234", "P12", "P23"}
SHARE = {"1", "2", "3"}


def money(cents):
    sign = "-" if cents < 0 else ""
    cents = abs(cents)
    text = f"{cents // 100}.{cents % 100:02d}".rstrip("0").rstrip(".")
    return sign + text


# ---------------------------------------------------------------- making


class Maker:
    def __init__(self, seed, files, claims):
        self.r = random.Random(seed)
        self.files = files
        self.total = claims
        self.claims = []
        self.sent = {}
        self.truth = []
        self.paid = []  # good answers that moved money: (claim, clp)
        self.forwarded = []
        self.denied = []
        self.icn = 0
        self.payments = []
        self.settled = []

    def claim(self):
        number = str(100000 + len(self.claims))
        patient = self.r.randrange(max(8, self.total // 6))
        plan = PLANS[patient % len(PLANS)]
        lines = []
        for place in range(self.r.randint(1, 3)):
            lines.append({"control": f"{number}-{place + 1}", "code": CODES[place], "day": "2026-10-%02d" % self.r.randint(1, 28),
                          "cents": self.r.randint(3000, 16000)})
        claim = {"number": number, "patient": patient, "family": NAMES[patient % len(NAMES)], "plan": plan, "lines": lines,
                 "charge": sum(line["cents"] for line in lines)}
        self.claims.append(claim)
        return claim

    def number(self):
        self.icn += 1
        return f"ICN{self.icn:07d}"

    def line_adjustments(self, claim, cents, may_deny=True):
        """Reasons that a sound answer of this plan may give for a line."""
        left = cents
        out = []
        roll = self.r.random()
        if may_deny and roll < 0.06:
            return [("CO", self.r.choice(["97", "197", "50", "999"]), left)]
        if roll < 0.8:
            amount = self.r.randint(1, left // 2)
            out.append(("CO", self.r.choice(["45", "45", "45", "P12"]), amount))
            left -= amount
        if claim["plan"] != NEVER and self.r.random() < 0.5:
            amount = self.r.randint(1, max(1, left // 3))
            out.append(("PR", self.r.choice(["1", "2", "3", "204"]), amount))
            left -= amount
        if self.r.random() < 0.08:
            amount = self.r.randint(1, max(1, left // 10))
            out.append((self.r.choice(["OA", "PI"]), "151", amount))
        return out

    def answer(self, claim, status="1", may_deny=True):
        lines = []
        for line in claim["lines"]:
            adjustments = self.line_adjustments(claim, line["cents"], may_deny)
            lines.append({"code": line["code"], "control": line["control"], "day": line["day"], "charge": line["cents"],
                          "paid": line["cents"] - sum(a[2] for a in adjustments), "cas": adjustments})
        return {"number": claim["number"], "status": status, "charge": claim["charge"],
                "paid": sum(line["paid"] for line in lines), "icn": self.number(), "family": claim["family"], "cas": [],
                "lines": lines}

    @staticmethod
    def turned(clp):
        back = json.loads(json.dumps(clp))
        back["status"] = "22"
        for each in [back] + back["lines"]:
            each["charge"], each["paid"] = -each["charge"], -each["paid"]
            each["cas"] = [(g, c, -a) for g, c, a in each["cas"]]
        return back

    def good(self):
        """A sound answer, or a takeback with its correction."""
        roll = self.r.random()
        if roll < 0.04 and self.settled:
            # Only of an earlier file: takebacks come first in their own.
            claim, clp = pair = self.settled.pop(self.r.randrange(len(self.settled)))
            self.paid.remove(pair)
            fresh = self.answer(claim, may_deny=False)
            self.keep(claim, fresh)
            pair = [self.turned(clp), fresh]
            if self.r.random() < 0.3:
                pair.reverse()
            return pair
        if roll < 0.06 and self.forwarded:
            claim, clp, passed = self.forwarded.pop()
            answer = {"number": claim["number"], "status": "2", "charge": claim["charge"], "icn": self.number(), "family": claim["family"],
                      "cas": [("OA", "23", claim["charge"] - passed)], "paid": passed, "lines": []}
            return [answer]
        if roll < 0.08 and self.denied:
            claim = self.denied.pop()
            fresh = self.answer(claim, may_deny=False)
            self.keep(claim, fresh)
            return [fresh]
        claim = self.claim()
        roll = self.r.random()
        if roll < 0.03:
            answer = self.answer(claim)
            for line in answer["lines"]:
                line["cas"], line["paid"] = [("CO", "197", line["charge"])], 0
            answer["paid"] = 0
            self.denied.append(claim)
            return [answer]
        if roll < 0.06 and claim["plan"] != NEVER:
            answer = self.answer(claim, status="19", may_deny=False)
            passed = sum(a[2] for line in answer["lines"] for a in line["cas"] if a[0] == "PR")
            if passed:
                self.forwarded.append((claim, answer, passed))
            return [answer]
        if roll < 0.07:
            answer = self.answer(claim, status="25")
            for line in answer["lines"]:
                line["cas"], line["paid"] = [("CO", "45", line["charge"])], 0
            answer["paid"] = 0
            return [answer]
        answer = self.answer(claim)
        self.keep(claim, answer)
        return [answer]

    def keep(self, claim, answer):
        if answer["paid"] > 0:
            self.paid.append((claim, answer))

    def fault(self, kind, here):
        """An answer with one planted fault, and the reason it must be parked with."""
        claim = self.claim()
        answer = self.answer(claim, may_deny=False)
        line = answer["lines"][0]
        if kind == "lineSum":
            line["cas"] = line["cas"] + [("CO", "45", 1)]
            return answer, "doesNotAdd"
        if kind == "claimSum":
            answer["paid"] += 1
            return answer, "doesNotAdd"
        if kind == "unknown":
            answer["number"] = f"9{self.r.randint(100000, 999999)}"
            return answer, "unknownClaim"
        if kind == "patient":
            answer["family"] = "WRONGNAME"
            return answer, "otherPatient"
        if kind == "charge":
            answer["charge"] += 500
            line["charge"] += 500
            line["cas"] = line["cas"] + [("CO", "45", 500)]
            return answer, "chargeDiffers"
        if kind == "line":
            line["control"] = claim["number"] + "-9"
            return answer, "lineUnmatched"
        if kind == "sign":
            line["cas"] = [("CO", "45", line["charge"] + 700)]
            answer["paid"] += -700 - line["paid"]
            line["paid"] = -700
            return answer, "wrongSign"
        if kind == "group":
            answer["paid"] -= line["paid"]
            line["cas"], line["paid"] = [("CO", "23", line["charge"])], 0
            return answer, "groupImpossible"
        if kind == "whole":
            answer["paid"] -= line["paid"]
            line["cas"], line["paid"] = [("CO", "45", line["charge"])], 0
            return answer, "wholeChargeContractual"
        if kind == "never":
            while claim["plan"] != NEVER:
                claim = self.claim()
            answer = self.answer(claim, may_deny=False)
            line = answer["lines"][0]
            line["cas"] = line["cas"] + [("PR", "3", 100)]
            line["paid"] -= 100
            answer["paid"] -= 100
            return answer, "patientNeverBilled"
        if kind == "late":
            line["cas"] = line["cas"] + [("PR", "29", 100)]
            line["paid"] -= 100
            answer["paid"] -= 100
            return answer, "lateFilingToPatient"
        if kind == "takeback":
            return self.turned(answer), "takebackUnknown"
        if kind == "decides":
            answer["status"] = "23"
            return answer, "paysWithoutDeciding"
        if kind == "unreadable":
            line["cas"] = [("CO", "45", "12.x")]
            return answer, "unreadable"
        if kind == "repeated":
            twins = [clp for clp in here if clp["status"] == "1" and clp["paid"] > 0 and not clp.get("fault")]
            if not twins:
                return None
            return json.loads(json.dumps(self.r.choice(twins))), "repeated"
        if kind == "again":
            earlier = [pair for pair in self.paid if pair[1] not in here]
            if not earlier:
                return None
            twin = json.loads(json.dumps(self.r.choice(earlier)[1]))
            twin["icn"] = self.number()
            return twin, "alreadyAnswered"
        if kind == "takebackOther":
            earlier = [pair for pair in self.paid if pair[1] not in here]
            if not earlier:
                return None
            back = self.turned(self.r.choice(earlier)[1])
            back["lines"][0]["paid"] -= 100
            back["lines"][0]["charge"] -= 100
            back["paid"] -= 100
            back["charge"] -= 100
            return back, "takebackDiffers"
        if kind == "more":
            # Of an earlier file: in its own, this answer might stand before the one that passed the claim on.
            earlier = [each for each in self.forwarded if each[1] not in here]
            if not earlier:
                return None
            claim, _, passed = chosen = earlier[-1]
            self.forwarded.remove(chosen)
            paid = passed + 100
            return ({"number": claim["number"], "status": "2", "charge": claim["charge"], "icn": self.number(),
                     "family": claim["family"], "cas": [("OA", "23", claim["charge"] - paid)], "paid": paid, "lines": []},
                    "moreThanOpen")
        raise AssertionError(kind)

    KINDS = ["lineSum", "claimSum", "unknown", "patient", "charge", "line", "sign", "group", "whole", "never", "late", "takeback",
             "decides", "unreadable", "repeated", "again", "takebackOther", "more"]

    def file(self, index, count, faults):
        clps = []
        self.settled = list(self.paid)
        while len(clps) < count - len(faults):
            clps += self.good()
        for kind in faults:
            planted = self.fault(kind, clps)
            if planted is None:
                planted = self.fault("unknown", clps)
            answer, reason = planted
            answer["fault"] = reason
            # After its twin, so that the first one is the good one.
            place = len(clps) if reason == "repeated" else self.r.randint(0, len(clps))
            clps.insert(place, answer)
        plb = []
        if self.r.random() < 0.5:
            plb.append(("WO", self.r.randint(100, 5000)))
        if self.r.random() < 0.3:
            plb.append(("L6", -self.r.randint(1, 300)))
        if self.r.random() < 0.2:
            plb.append(("FB", -self.r.randint(100, 900)))
        total = sum(clp["paid"] for clp in clps) - sum(amount for _, amount in plb)
        difference = self.r.choice([0, 0, 0, 0, 0, 0, 0, 0, 1, -250])
        for place, clp in enumerate(clps):
            if clp.get("fault"):
                self.truth.append({"file": index, "claim": place, "reason": clp["fault"]})
        return self.text(index, clps, plb, total + difference)

    def text(self, index, clps, plb, payment):
        segments = [f"BPR*I*{money(payment)}*C*ACH*CCP*01*021000021*DA*1*1911111111**01*021000021*DA*2*20261103",
                    f"TRN*1*EFT{index:05d}*1911111111", "DTM*405*20261103", "N1*PR*REGENCE*XV*00932", "N3*1 ROW",
                    "N4*SEATTLE*WA*981070000", "PER*BL*DESK*TE*2065550142", "N1*PE*CEDAR PLLC*XX*2000000002", "LX*1"]
        for clp in clps:
            segments.append(f"CLP*{clp['number']}*{clp['status']}*{money(clp['charge'])}*{money(clp['paid'])}**CI*{clp['icn']}")
            segments += [f"CAS*{g}*{c}*{a if isinstance(a, str) else money(a)}" for g, c, a in clp["cas"]]
            segments.append(f"NM1*QC*1*{clp['family']}*BEA****MI*TW1")
            for line in clp["lines"]:
                segments.append(f"SVC*HC:{line['code']}*{money(line['charge'])}*{money(line['paid'])}")
                segments.append(f"DTM*472*{line['day'].replace('-', '')}")
                segments += [f"CAS*{g}*{c}*{a if isinstance(a, str) else money(a)}" for g, c, a in line["cas"]]
                segments.append(f"REF*6R*{line['control']}")
        for reason, amount in plb:
            segments.append(f"PLB*2000000002*20261231*{reason}:1*{money(amount)}")
        head = ["ISA*00*          *00*          *ZZ*PAYER          *ZZ*CEDAR          *261103*1200*^*00501*000000001*0*T*:",
                "GS*HP*PAYER*CEDAR*20261103*1200*1*X*005010X221A1", "ST*835*0001"]
        tail = [f"SE*{len(segments) + 2}*0001", "GE*1*1", "IEA*1*000000001"]
        return "~\n".join(head + segments + tail) + "~\n"

    def make(self, folder):
        per = self.total // self.files
        kinds = []
        for index in range(self.files):
            count = round(per * 0.05)
            if len(kinds) < count:
                kinds = kinds + self.r.sample(self.KINDS, len(self.KINDS))
            faults, kinds = kinds[:count], kinds[count:]
            (folder / f"{index + 1:03d}.835").write_text(self.file(index, per, faults))
            for _ in range(self.r.randint(0, 4)):
                claim = self.r.choice(self.claims)
                self.payments.append({"after": index, "patient": claim["patient"], "cents": self.r.randint(500, 9000)})
        (folder / "claims.json").write_text(json.dumps({"claims": self.claims, "payments": self.payments}))
        (folder / "truth.json").write_text(json.dumps(self.truth))


# ---------------------------------------------------------------- checking


def cents(text):
    sign = -1 if text.startswith("-") else 1
    whole, _, part = text.lstrip("-").partition(".")
    if not (whole + part).isdigit():
        return None
    return sign * (int(whole or "0") * 100 + int((part + "00")[:2]))


def read(path):
    """The payment of a file: a reader of its own, as small as can be."""
    payment, clps, plb, current = None, [], [], None
    for raw in path.read_text().split("~"):
        e = raw.strip().split("*")
        if e[0] == "BPR":
            payment = cents(e[2])
        elif e[0] == "CLP":
            current = {"number": e[1], "status": e[2], "charge": cents(e[3]), "paid": cents(e[4]), "icn": e[7], "cas": []}
            clps.append(current)
        elif e[0] == "CAS":
            for place in range(2, len(e) - 1, 3):
                current["cas"].append((e[1], e[place], cents(e[place + 1])))
        elif e[0] == "PLB":
            for place in range(3, len(e) - 1, 2):
                plb.append((e[place].split(":")[0], cents(e[place + 1])))
    return payment, clps, plb


def keep_books(folder):
    data = json.loads((folder / "claims.json").read_text())
    claims = {claim["number"]: claim for claim in data["claims"]}
    truth = {(t["file"], t["claim"]): t["reason"] for t in json.loads((folder / "truth.json").read_text())}
    book = defaultdict(int)
    charged = set()
    moved = {}  # (claim, icn) -> its moves
    remittances = []
    files = sorted(folder.glob("*.835"))

    def settle(patient):
        owed, credit = book["owed", patient], book["credit", patient]
        step = owed if owed < 0 else min(owed, credit)
        book["owed", patient] -= step
        book["credit", patient] -= step

    for index, path in enumerate(files):
        payment, clps, plb = read(path)
        book["cash"] += payment
        suspense = payment
        parked = []
        patients = set()
        # A claim is charged when its first answer names it, good or odd.
        for clp in clps:
            if clp["number"] in claims and clp["number"] not in charged:
                charged.add(clp["number"])
                claim = claims[clp["number"]]
                book["payer", clp["number"]] += claim["charge"]
                book["revenue"] -= claim["charge"]
        for place, clp in enumerate(clps):
            if (index, place) in truth:
                parked.append([place, truth[index, place]])
        good = [(place, clp) for place, clp in enumerate(clps) if (index, place) not in truth]
        good.sort(key=lambda pair: (pair[1]["status"] != "22", pair[0]))
        for place, clp in good:
            claim = claims[clp["number"]]
            patient = claim["patient"]
            patients.add(patient)
            suspense -= clp["paid"]
            if clp["status"] == "22":
                share, forgone = moved.pop((clp["number"], clp["icn"]))
                sign = -1
            else:
                share = forgone = 0
                for group, code, amount in clp["cas"]:
                    if group == "CO" and code in CONTRACTUAL and clp["status"] != "25":
                        forgone += amount
                    if group == "PR" and code in SHARE and clp["status"] != "19":
                        share += amount
                moved[clp["number"], clp["icn"]] = (share, forgone)
                sign = 1
            book["owed", patient] += sign * share
            book["contractual"] += sign * forgone
            book["payer", clp["number"]] -= clp["paid"] + sign * (share + forgone)
        for reason, amount in plb:
            suspense += amount
            if reason == "L6":
                book["interest"] += amount
            else:
                book["payerBalance"] += amount
        for patient in patients:
            settle(patient)
        book["suspense", index] = -suspense
        remittances.append({"posted": payment - suspense, "parked": suspense, "odd": sorted(parked)})
        for pay in data["payments"]:
            if pay["after"] == index:
                patient = pay["patient"]
                paid = min(pay["cents"], max(0, book["owed", patient]))
                book["cash"] += pay["cents"]
                book["owed", patient] -= paid
                book["credit", patient] += pay["cents"] - paid
    balances = {}
    for key, amount in book.items():
        if amount:
            # Credit is what is held: a debit balance below zero.
            name = key if isinstance(key, str) else f"{key[0]}/{key[1]}"
            balances[name] = -amount if name.startswith("credit/") else amount
    return {"balances": balances, "remittances": remittances}


def check(folder):
    ours = keep_books(folder)
    theirs = json.loads((folder / "books.json").read_text())
    wrong = []
    for name in sorted(set(ours["balances"]) | set(theirs["balances"])):
        one, other = ours["balances"].get(name, 0), theirs["balances"].get(name, 0)
        if one != other:
            wrong.append(f"{name}: {one} here, {other} there")
    if len(ours["remittances"]) != len(theirs["remittances"]):
        wrong.append("another number of remittances")
    for index, (one, other) in enumerate(zip(ours["remittances"], theirs["remittances"])):
        for key in ("posted", "parked", "odd"):
            if one[key] != other[key]:
                wrong.append(f"file {index + 1}, {key}: {one[key]} here, {other[key]} there")
    if sum(ours["balances"].values()):
        wrong.append("these books do not add up")
    kinds = {reason for each in ours["remittances"] for _, reason in each["odd"]}
    odd = sum(len(each["odd"]) for each in ours["remittances"])
    print(f"{len(ours['remittances'])} remittances, {len(ours['balances'])} balances, {odd} planted faults of {len(kinds)} kinds, "
          f"{len(wrong)} differences")
    for line in wrong[:40]:
        print("  " + line)
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("act", choices=["make", "check"])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--files", type=int, default=6)
    parser.add_argument("--claims", type=int, default=240)
    given = parser.parse_args()
    if given.act == "make":
        Maker(given.seed, given.files, given.claims).make(given.folder)
        return 0
    return check(given.folder)


if __name__ == "__main__":
    sys.exit(main())
