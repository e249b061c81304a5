"""The guides about money: a claim, its answer, a refusal, a takeback, a receipt, the end of the day and of the month."""

import csv
import re

import demo
from guide import GuideTest

# A payment that is made out to another practice.
somebody_elses = demo.checkout / "Tests/ScripX12Tests/Golden/835.x12"
days_of_1009 = ["20261023", "20261030"]
biller = "bill@demo.example"


def appeal_won():
  """Washington L&I pays Luis Brandvold's refused claim after all, for the two days it was for."""
  lines = [
    f"SVC*HC:97124*105*78**3~DTM*472*{day}~CAS*CO*P12*27~REF*6R*1009-{place + 1}~" for place, day in enumerate(days_of_1009)]
  body = (
    "ST*835*0001~BPR*I*156*C*CHK************20261123~TRN*1*8819999*1900000007~DTM*405*20261123~"
    "N1*PR*WASHINGTON L&I*XV*DEMO3576~N3*PO BOX 555~N4*TACOMA*WA*984010555~PER*BL*WASHINGTON L&I*TE*2065550129~"
    "N1*PE*TIDEWATER BODYWORK PLLC*XX*2000000002~N3*5401 MARKET ROW~N4*SEATTLE*WA*981070001~REF*TJ*900000001~LX*1~"
    f"CLP*1009*1*210*156**WC*C261009~NM1*QC*1*BRANDVOLD*LUIS~{''.join(lines)}")
  return in_an_envelope(body, "20261123", 991)


def second_pays():
  """Wenatchee Benefit pays what Regence left of the claim that was made to it last, for Ottilie Zander's visit a week ago."""
  body = (
    "ST*835*0001~BPR*I*20*C*CHK************20261124~TRN*1*8829999*1900000007~DTM*405*20261124~"
    "N1*PR*WENATCHEE BENEFIT*XV*DEMO0417~N3*PO BOX 555~N4*TACOMA*WA*984010555~PER*BL*WENATCHEE BENEFIT*TE*2065550129~"
    "N1*PE*TIDEWATER BODYWORK PLLC*XX*2000000002~N3*5401 MARKET ROW~N4*SEATTLE*WA*981070001~REF*TJ*900000001~LX*1~"
    "CLP*1015*2*105*20**12*C261015~NM1*QC*1*ZANDER*OTTILIE~"
    "SVC*HC:97124*105*20**3~DTM*472*20261117~CAS*OA*23*85~REF*6R*1015-1~")
  return in_an_envelope(body, "20261124", 992)


def in_an_envelope(body, day, number):
  """One payment as a file of the clearinghouse."""
  count = body.count("~") + 1
  return (
    f"ISA*00*          *00*          *ZZ*HARBOR01       *ZZ*TIDEWATER      *{day[2:]}*0915*^*00501*{number:09}*0*T*:~"
    f"GS*HP*HARBOR01*TIDEWATER*{day}*0915*{number}*X*005010X221A1~{body}SE*{count}*0001~GE*1*{number}~"
    f"IEA*1*{number:09}~").encode()


class MoneyGuides(GuideTest):
  def test_a_claim(self):
    self.follow("claim", self.a_claim)

  def a_claim(self, reader):
    reader.sign_in(biller)
    reader.menu("Settings")
    reader.menu("Money")
    reader.press("Claims")
    reader.page.locator("#to-charge").get_by_role("link").first.click()
    reader.page.wait_for_url("**/charge")
    reader.press("Charge this session")
    reader.page.wait_for_url("**/money")
    reader.press(re.compile("^Put .* on a claim$"))
    reader.page.wait_for_url("**/claims/*")
    claim = reader.page.url
    reader.reads("To fix", "Box 5", "The front desk can enter it")
    reader.press("Open the chart")
    chart = reader.page.url
    reader.sign_in()
    reader.go(chart)
    reader.press("Edit the person")
    for label, words in [("Street", "12 Elm St"), ("City", "Seattle"), ("State", "WA"), ("ZIP code", "98107")]:
      reader.write(label, words)
    reader.choose("Sex, as the insurer has it", "female")
    reader.press("Save")
    reader.sign_in(biller)
    reader.go(claim)
    reader.press("Check again")
    reader.reads("Ready to send")
    reader.paper("CMS-1500 as PDF")
    reader.press("Claims")
    reader.go(claim)
    reader.press("Send this claim")
    reader.reads("Sent")
    reader.press("Claims")
    reader.press(re.compile("^Whitaker, Walter"), within="accepted by the payer")
    accepted = reader.page.url
    reader.press("Correct it by a new claim")
    reader.press("Make the new claim")
    reader.page.wait_for_url(lambda url: url != accepted)
    reader.reads("in place of")

  def test_a_second_payer(self):
    self.follow("second-payer", self.a_second_payer, [self.desk, self.phone])

  def a_second_payer(self, reader):
    reader.sign_in()
    reader.chart("Zander, Ottilie")
    reader.press("Wenatchee Benefit Choice")
    self.assertEqual(reader.page.get_by_label("Pays in this order").input_value(), "2")
    reader.sign_in(biller)
    reader.episode("Zander, Ottilie")
    reader.press("Lines, claims and receipts")
    money = reader.page.url
    reader.press("1014")
    reader.reads(r"The payer paid \$64.00 of \$105.00", r"\$20.00 copayment", "Wenatchee Benefit Choice may be asked for what is left")
    reader.press("Bill the second payer")
    reader.page.get_by_text("Paid before by Regence").wait_for()
    reader.reads("Claim 1015", "Ready to send", "claim 1014")
    reader.press("Send this claim")
    reader.reads("On its way")
    self.did_not_arrive(reader, money)
    self.second_paid(reader, money)

  def did_not_arrive(self, reader, money):
    reader.go(money)
    reader.press("1012")
    reader.reads("sent this claim on to WENATCHEE BENEFIT itself", r"\$20.00 is open with the payer")
    reader.menu("Money")
    reader.press("Refused claims")
    reader.press(re.compile("Zander"))
    reader.press("The claim")
    reader.press("It did not arrive")
    reader.refused("Save")
    reader.write("What it said", "no such claim, call of 24 Nov")
    reader.press("Save")
    reader.page.get_by_text("Paid before by Regence").wait_for()
    reader.reads("Claim 1016", "Ready to send")
    reader.menu("Money")
    reader.press("Refused claims")
    self.assertEqual(reader.page.get_by_role("link", name=re.compile("Zander")).count(), 0)

  def second_paid(self, reader, money):
    reader.menu("Money")
    reader.press("Payments")
    file = {"name": "second.835", "mimeType": "text/plain", "buffer": second_pays()}
    reader.page.get_by_label("835 file").set_input_files(file)
    reader.press("Post it")
    reader.page.wait_for_url("**/remittances/*")
    reader.reads("None. Every claim of this payment is settled.", "effect of an earlier payer")
    # So has the claim that was answered before.
    for number, paid in [("1013", r"\$40.00 of \$210.00"), ("1015", r"\$20.00 of \$105.00")]:
      reader.go(money)
      reader.press(number)
      reader.reads(f"The payer paid {paid}", "Nothing is open with the payer")
    reader.chart("Zander, Ottilie")
    reader.press("Account")
    # What did not arrive is asked of nobody until its claim is sent.
    reader.reads(r"Owes \$20.00", "Asked of the next payer, claim 1015", "Became the patient's, claim 1012")

  def test_a_payers_payment(self):
    self.follow("remittance", self.a_payers_payment)

  def a_payers_payment(self, reader):
    reader.sign_in(biller)
    reader.menu("Money")
    reader.press("Payments")
    reader.press(re.compile("EVERGREEN"), within="1 claim waits")
    reader.press("Decide")
    reader.choose("Decision", "the money went back to the payer")
    reader.refused("Save")
    reader.write("Why", "Another practice's claim; Evergreen asked for it back")
    reader.press("Save")
    reader.reads("None. Every claim of this payment is settled.", "returned to the payer")
    reader.press("Payments")
    reader.page.get_by_label("835 file").set_input_files(somebody_elses)
    reader.press("Post it")
    reader.page.wait_for_url("**/remittances/*")
    reader.reads("Nothing of it is posted")
    reader.write("Why", "Made out to another practice; told Regence")
    reader.press("Set it aside")
    reader.reads("Set aside")
    reader.press("Payments")
    reader.press("Enter a paper payment")

  def test_a_refused_claim(self):
    self.follow("denied-claim", self.a_refused_claim, [self.desk, self.phone])

  def a_refused_claim(self, reader):
    reader.sign_in(biller)
    reader.menu("Money")
    reader.press("Refused claims")
    reader.press(re.compile("Brandvold"))
    refusal = reader.page.url
    reader.press("The episode")
    reader.go(refusal)
    reader.press("The claim")
    # The chart names nobody else: the claim says what to enter.
    reader.reads("Another payer has to pay", "The chart names no other payer", "The refusal of \\$210.00")
    reader.go(refusal)
    reader.press("It is done")
    reader.choose("Ending", "written off")
    reader.write("What was done", "No authorization was ever asked for")
    reader.press("Save")
    reader.menu("Money")
    reader.press("Payments")
    file = {"name": "appeal.835", "mimeType": "text/plain", "buffer": appeal_won()}
    reader.page.get_by_label("835 file").set_input_files(file)
    reader.press("Post it")
    reader.page.wait_for_url("**/remittances/*")
    reader.press("Decide")
    reader.choose("Decision", "post it to a claim of ours")
    reader.write("Claim number", "1009")
    reader.write("Forgone by the contract", "54")
    reader.page.get_by_role("group", name="Take back first").get_by_role("checkbox").first.check()
    reader.write("Why", "The appeal was won")
    reader.press("Save")
    reader.reads("None. Every claim of this payment is settled.")

  def test_a_payer_takes_money_back(self):
    self.follow("takeback", self.a_payer_takes_money_back)

  def a_payer_takes_money_back(self, reader):
    reader.sign_in(biller)
    reader.menu("Money")
    reader.press("Payments")
    reader.page.locator("main tbody a").filter(has_text="18 Nov 2026").first.click()
    reader.page.wait_for_url("**/remittances/*")
    reader.reads("taken back", "Beside the claims")
    reader.press(re.compile("Holloway"))
    reader.reads("Held for the patient")
    reader.press("Chart")
    reader.press("Account")
    reader.press("Give back")
    reader.menu("Money")
    reader.press("Payments")
    reader.press("Taken or given beside claims")
    reader.reads("REGENCE|Regence", r"We owe REGENCE \$128.00: it will be held back", "Will hold back", r"claim 1002, \w+ there")
    reader.menu("Money")
    reader.press("Refused claims")
    reader.reads("Holloway, Marta")
    reader.menu("Money")
    reader.press("Payments")
    reader.press(re.compile("EVERGREEN"), within="1 claim waits")

  def test_a_receipt(self):
    self.follow("receipt", self.a_receipt)

  def a_receipt(self, reader):
    reader.sign_in(biller)
    reader.episode("Ferreira, Bianca")
    reader.press("Lines, claims and receipts")
    money = reader.page.url
    reader.page.locator("main a[href^='/receipts/']").first.click()
    reader.note()
    reader.press("Give a credit note")
    reader.choose("By", "card")
    reader.press("Save")
    reader.go(money)
    reader.press("Give a receipt")
    reader.choose("By", "card")
    reader.press("Save")
    reader.page.wait_for_url(re.compile("/receipts/[^/]+$"))
    reader.reads("Not billed to insurance by this practice", "(?i)superbill")
    reader.paper("Print it")
    reader.episode("Okonjo, Adaeze")
    reader.press("Lines, claims and receipts")
    reader.press("Add one")

  def test_closing_the_day(self):
    self.follow("day-close", self.closing_the_day, [self.desk, self.phone])

  def closing_the_day(self, reader):
    reader.sign_in()
    reader.chart("Ashdown, Ruth")
    reader.press("Account")
    reader.press("Take a payment")
    reader.write("Amount", "50")
    reader.choose("By", "cash")
    reader.press("Save")
    reader.press("The day")
    reader.menu("Money")
    reader.press("Close the day")
    reader.write("Counted in the drawer", "45")
    reader.tick("Close it all the same")
    reader.refused("Close the day for good")
    reader.write("Note", "One note too few; counted twice")
    reader.press("Close the day for good")
    reader.page.wait_for_url("**/money/day*")
    reader.reads("Closed", "45.00 in the drawer was counted")

  def test_the_end_of_the_month(self):
    self.follow("month-end", self.the_end_of_the_month, [self.desk, self.phone])

  def the_end_of_the_month(self, reader):
    reader.sign_in("owner@demo.example")
    reader.menu("Money")
    reader.press("The month")
    reader.press("October 2026")
    reader.reads("Owed before 1 Oct 2026", "Owed after 31 Oct 2026", "It adds up")
    reader.press("November 2026")
    reader.reads("Owed before 1 Nov 2026", "It adds up", "Lee Ann Moss")
    with reader.page.expect_download() as download:
      reader.page.get_by_role("link", name="For the accountant (CSV)").click()
    self.assertEqual(download.value.suggested_filename, "ledger-2026-11.csv")
    with open(download.value.path(), encoding="utf-8", newline="") as file:
      lines = list(csv.DictReader(file))
    self.assertGreater(len(lines), 10)
    self.assertEqual({line["Day"][:7] for line in lines}, {"2026-11"})
    self.assertEqual(sum(int(line["Amount"].replace(".", "")) for line in lines), 0)
