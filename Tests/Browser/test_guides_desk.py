"""The guides about the telephone, what a payer pays, and the note, each followed by its own words."""

import re

import demo
from guide import GuideTest


class DeskGuides(GuideTest):
  def test_somebody_telephones_for_a_time(self):
    self.follow("booking", self.somebody_telephones_for_a_time)

  def somebody_telephones_for_a_time(self, reader):
    reader.sign_in()
    reader.menu("Patients")
    reader.press("New patient")
    reader.write("Given name", "Vera")
    reader.write("Family name", "Castle")
    reader.write("Date of birth", "3/4/1980")
    reader.press("Save")
    reader.press("Add a way to pay")
    reader.choose("Plan", "Regence PPO")
    reader.write("Member ID", "TW998877")
    reader.press("Save")
    reader.press("Back without saving")
    reader.press("The chart")
    reader.press("Open one and find a time")
    reader.write("What it is about", "low back")
    reader.choose("Who pays", "Regence PPO, member TW998877")
    reader.page.get_by_label("What the care is for").select_option("therapeutic")
    reader.press("Save")
    reader.page.wait_for_url("**/times*")
    self.hold(reader)
    self.book(reader)
    self.alone(reader)
    self.today(reader)

  def hold(self, reader):
    reader.note()
    reader.page.locator("main .list a[href*='/book?']").first.click()
    reader.press("Hold")
    reader.page.wait_for_url("**/appointments/*")
    reader.reads("held until", "Needs")
    reader.press("Cancel")
    reader.reads("costs nothing")
    reader.press("Cancel the appointment")

  def book(self, reader):
    reader.chart("Sato, Amos")
    reader.press("Find a time")
    reader.choose("Therapist", "Lee Ann Moss")
    reader.choose("Location", "Ballard")
    reader.write("From", "2026-11-30")
    reader.press("Look again")
    times = reader.page.url
    reader.page.locator("main .list li").filter(has_text="Ready to bill").first.get_by_role("link").click()
    reader.note()
    reader.press("Preview a series from here")
    reader.reads("A series")
    reader.go(times)
    reader.page.locator("main .list li").filter(has_text="Ready to bill").first.get_by_role("link").click()
    reader.note()
    if reader.page.get_by_label("Why closer than ordered").count():
      reader.write("Why closer than ordered", "flies home on Thursday")
    reader.press("Book")
    reader.page.wait_for_url("**/appointments/*")
    reader.press("Move to another time")
    reader.go(times)
    reader.press("Put on the waitlist")
    reader.menu("Calendar")
    reader.press("Waitlist")
    reader.reads("Amos Sato|Sato, Amos")

  def alone(self, reader):
    """A therapist who is not in the network: the patient pays, after a signed notice."""
    reader.chart("Abernathy, Noor")
    reader.press("Find a time")
    reader.choose("Therapist", "Jo Brandt")
    reader.press("Look again")
    reader.page.locator("main .list li").filter(has_text="Self-pay").first.get_by_role("link").click()
    reader.note()
    if reader.page.get_by_label("Why closer than ordered").count():
      reader.write("Why closer than ordered", "as the patient could")
    reader.write("Day the patient signed the notice", "2026-11-24")
    reader.press("Book as self-pay")
    reader.page.wait_for_url("**/appointments/*")
    reader.reads("the patient, notice signed 24 Nov 2026")
    reader.press("The episode")
    reader.press(re.compile("^Mon 23 Nov 2026"))
    reader.press("The patient did not come")
    reader.chart("Abernathy, Kenji")
    reader.press("Find a time")

  def today(self, reader):
    """One comes, and the insurance of another has ended since the time was booked."""
    reader.chart("Moreno, Beatrice")
    reader.press("Regence PPO")
    reader.page.get_by_label("Last day", exact=True).first.fill("2026-11-20")
    reader.press("Save")
    reader.menu("Settings")
    reader.menu("Today")
    reader.reads("B. Moreno Lee Ann Moss would not be paid")
    reader.press("R. Ashdown")
    reader.press("The patient is here")
    reader.reads("here")

  def test_somebody_did_not_come(self):
    self.follow("missed-visit", self.somebody_did_not_come, [self.desk, self.phone])

  def somebody_did_not_come(self, reader):
    reader.sign_in()
    reader.menu("Settings")
    reader.episode("Abernathy, Noor")
    reader.press(re.compile("^Mon 23 Nov 2026"))
    reader.press("The patient did not come")
    reader.press("Did not come")
    reader.reads("did not come", "not decided")
    reader.press("Waive it")
    reader.refused("Waive the fee")
    reader.write("Why", "called in sick")
    reader.press("Waive the fee")
    reader.reads("waived: called in sick")
    self.charged(reader)
    reader.episode("Whitaker, Walter")
    reader.press(re.compile("^Thu 5 Nov 2026"))
    reader.reads("never billed")
    self.assertEqual(reader.page.get_by_role("button", name=re.compile("^Charge")).count(), 0)

  def charged(self, reader):
    """The second fee of Irma Zeller, paid, and taken back because she came after all."""
    reader.chart("Zeller, Irma")
    reader.press("Account")
    account = reader.page.url
    reader.reads("Fees to decide", "Fee for a missed visit", r"Paid by the patient, \$45.00 by card")
    reader.press("Charge or waive it")
    visit = reader.page.url
    reader.press("Charge $45.00")
    reader.reads("charged to the patient's account")
    reader.go(account)
    reader.press("Take a payment")
    self.assertEqual(reader.page.get_by_label("Amount").input_value(), "45.00")
    reader.choose("By", "cash")
    reader.press("Save")
    reader.reads(r"Owes \$0.00")
    reader.paper("Statement (PDF)")
    reader.go(visit)
    reader.press("The patient is here")
    reader.reads("what was charged taken back: the patient came")
    reader.go(account)
    reader.reads(r"Held for the patient \$45.00")

  def test_what_a_payer_pays(self):
    self.follow("benefits-call", self.what_a_payer_pays)

  def what_a_payer_pays(self, reader):
    reader.sign_in()
    reader.episode("Abernathy, Noor")
    episode = reader.page.url
    reader.press("What the payer said")
    reader.press("Call the payer")
    reader.write("Billing units a visit", "4")
    reader.write("Minutes of one unit", "")
    reader.refused("Save")
    reader.write("Minutes of one unit", "15")
    reader.page.get_by_label("Copay", exact=True).nth(1).fill("25")
    reader.refused("Save")
    reader.write("Name of the representative", "Dana")
    reader.write("Reference number of the call", "8841")
    reader.write("Time", "14:30")
    reader.press("Save")
    reader.page.wait_for_url("**/answers")
    reader.reads("ref. 8841")
    self.wire(reader)
    reader.go(episode)
    reader.press("What a visit costs")
    reader.press("The patient asked what it costs")
    reader.menu("Today")
    reader.go(episode + "/estimate")
    reader.paper("Print it")
    reader.press("It was given")
    reader.go(episode)
    reader.press("Plan referral number")

  def wire(self, reader):
    """A 271 of another member is refused; this one's is kept, and where it differs from the call both are shown."""
    for member, kept in [("TW999999", False), (self.member(reader), True)]:
      reader.write("The 271, as it came", answer_by_wire(member))
      if kept:
        reader.press("Keep this answer")
        reader.reads("differ: ask which is right")
      else:
        reader.refused("Keep this answer")

  def member(self, reader):
    address = reader.page.url
    reader.press("The chart")
    reader.page.locator("main a[href*='/coverages/']").filter(has_text="Regence PPO").first.click()
    member = reader.page.get_by_label("Member ID").input_value()
    reader.go(address)
    return member

  def test_a_session_note(self):
    self.follow("session-note", self.a_session_note)

  def a_session_note(self, reader):
    reader.sign_in("lee@demo.example")
    reader.episode("Abernathy, Noor")
    reader.note()
    episode = reader.page.url
    reader.press("Plan of care")
    reader.write("Problem, in the patient’s words", "cannot sit")
    reader.write("What, goal 1", "sit at work")
    reader.write("Unit, goal 1", "minutes")
    reader.write("Now, goal 1", "20")
    reader.write("To reach, goal 1", "45")
    reader.press("Save")
    reader.go(episode)
    reader.press(re.compile("^Write the note"), nth=1)
    reader.tick("Yes, something changed")
    reader.reads("No massage today")
    reader.tick("No")
    reader.page.locator("[name=areas]").first.check()
    reader.write("Minutes 1", "30")
    reader.press("Work outside the order, which the patient pays")
    reader.page.locator("[name=outsideAreas]").first.check()
    reader.page.locator("[name=outsideKind1]").select_option("massage_therapy")
    reader.page.locator("[name=outsideMinutes1]").fill("15")
    reader.write("What you found that asked for it", "tight as well")
    reader.page.get_by_label(re.compile("^The patient agrees to this work")).check()
    reader.write("Findings", "Guarding on both sides")
    reader.refused("Sign the note")
    self.assertEqual(reader.page.get_by_label("Findings").input_value(), "Guarding on both sides")
    self.signed_out(reader)
    # 45 minutes in half an hour.
    reader.tick("The session ran longer")
    reader.write("Why it ran longer", "the hip took its own time")
    reader.write("How the patient took it", "Eased while lying")
    reader.page.locator("#pain label").filter(has_text=re.compile("^6$")).click()
    reader.write("Activity 1", "sit for an hour")
    reader.write("Rating 1", "3")
    reader.press("Sign the note")
    reader.reads("Locked.", "Work outside the order: 1 unit")
    reader.write("Add to this note", "The left side more than the right.")
    reader.press("Add and sign")
    reader.reads("The left side more than the right.")

  def signed_out(self, reader):
    page = reader.page
    page.context.clear_cookies(name="scrip")
    reader.refusal_expected = 401
    reader.press("Save, sign later")
    page.get_by_label("E-mail address").fill("lee@demo.example")
    page.get_by_label("Password").fill(demo.password)
    reader.press("Sign in")
    reader.press("Go on with what I typed")
    self.assertEqual(page.get_by_label("Findings").input_value(), "Guarding on both sides")


def answer_by_wire(member):
  """A 271 as Regence would send it: massage is covered, 30 dollars a visit."""
  segments = """ISA*00*          *00*          *ZZ*HARBOR01       *ZZ*TIDEWATER      *261124*1430*^*00501*000000007*0*T*:
GS*HB*HARBOR01*TIDEWATER*20261124*1430*7*X*005010X279A1
ST*271*0001*005010X279A1
BHT*0022*11*7001*20261124*1430
HL*1**20*1
NM1*PR*2*REGENCE*****PI*DEMO1
HL*2*1*21*1
NM1*1P*2*TIDEWATER BODYWORK PLLC*****XX*2000000002
HL*3*2*22*0
TRN*2*7001*1900000007
NM1*IL*1*ABERNATHY*NOOR****MI*{member}
N3*1 ELM ST
N4*SEATTLE*WA*98107
DMG*D8*19701123*F
DTP*291*D8*20260101
EB*1**30*12
EB*B*IND*30*12**27*30*****Y
SE*15*0001
GE*1*7
IEA*1*000000007""".format(member=member)
  return "~".join(segments.split("\n")) + "~"
