"""A therapist writes, keeps, signs and adds to a note; a repeat visit takes few inputs; a time-out loses no word."""

import re

import demo
from visitor import DemoTest, Visitor

inputs_max = 12
rounds_of_time_outs = 5
rounds_of_reloads = 10


def waiting(page):
  """The addresses of notes that nobody has begun, the earliest first, an episode after another."""
  page.goto("/patients")
  for chart in hrefs(page, "main a[href^='/patients/']"):
    page.goto(chart)
    for episode in hrefs(page, "main a[href^='/episodes/']"):
      if re.fullmatch(r"/episodes/\w+", episode):
        page.goto(episode)
        yield [link.get_attribute("href") for link in page.get_by_role("link", name="Write the note").all()][::-1]


def hrefs(page, selector):
  return list(dict.fromkeys(link.get_attribute("href") for link in page.locator(selector).all()))


class Inputs:
  """Counts what a person does: a press, a choice, a text."""

  def __init__(self, page):
    self.page, self.count = page, 0

  def press(self, locator):
    self.count += 1
    locator.click()

  def fill(self, label, text):
    self.count += 1
    self.page.get_by_label(label, exact=True).fill(text)


class NoteTest(DemoTest):
  def test_two_visits_are_written_and_the_second_takes_few_inputs(self):
    self.each_window(self.two_visits)

  def test_work_outside_the_order_asks_for_finding_and_consent(self):
    self.each_window(self.outside)

  def test_time_outs_lose_no_word(self):
    self.each_window(self.time_outs)

  def test_loading_again_and_going_back_lose_no_word(self):
    self.reloads(Visitor(self, 1440))

  def test_a_server_that_does_not_answer_loses_no_word(self):
    self.unreachable(Visitor(self, 1440))

  def test_another_window_is_said_in_red_and_what_was_left_there_is_shown(self):
    self.windows(Visitor(self, 1440))

  def test_a_flag_ends_the_session_in_two_steps(self):
    self.stop(Visitor(self, 390))

  def take(self, visitor, count):
    """The addresses of `count` notes of one episode, the earliest first."""
    visitor.sign_in("lee@demo.example")
    for notes in waiting(visitor.page):
      if len(notes) >= count:
        return notes[:count]
    self.fail(f"no episode of the demonstration has {count} notes to write")

  def two_visits(self, visitor):
    page = visitor.page
    first, second = self.take(visitor, 2)
    page.goto(first)
    visitor.look("note-new")
    page.get_by_label("No", exact=True).check()
    page.locator("[name=areas]").first.check()
    page.get_by_label("Minutes 1", exact=True).fill("30")
    page.get_by_label("Findings").fill("Guarding on both sides")
    page.get_by_label("How the patient took it").fill("Eased while lying")
    self.pain(page, 6)
    page.get_by_label("Activity 1").fill("sit for an hour")
    page.get_by_label("Rating 1").fill("3")
    if visitor.scripts:
      page.get_by_text("2 units from 30 minutes").wait_for()
      page.locator("[data-live=saved]").filter(has_text="Saved just now").wait_for()
    self.sign(page)
    visitor.look("note-signed")
    page.get_by_label("Add to this note").fill("The left side more than the right.")
    page.get_by_role("button", name="Add and sign").click()
    page.get_by_text("The left side more than the right.").wait_for()
    self.assertIn("Guarding on both sides", page.locator("main").inner_text())
    self.repeat(visitor, second)

  def repeat(self, visitor, address):
    page = visitor.page
    page.goto(address)
    self.assertIn("Begun from the note of", page.locator("main").inner_text())
    self.assertEqual(page.get_by_label("Findings").input_value(), "")
    visitor.look("note-repeated")
    inputs = Inputs(page)
    inputs.press(page.get_by_label("No", exact=True))
    inputs.fill("Findings", "Less guarding")
    inputs.fill("How the patient took it", "Slept better")
    inputs.press(page.locator("#pain label").filter(has_text=re.compile("^4$")))
    inputs.fill("Rating 1", "5")
    inputs.press(page.get_by_role("button", name="Sign the note"))
    page.get_by_text("Locked.").wait_for()
    self.assertLessEqual(inputs.count, inputs_max)
    self.assertIn("2 better, small", page.locator("main").inner_text())

  def outside(self, visitor):
    page = visitor.page
    page.goto(self.take(visitor, 1)[0])
    page.get_by_label("No", exact=True).check()
    page.locator("[name=areas]").first.check()
    page.get_by_label("Minutes 1", exact=True).fill("15")
    page.locator("#outside > summary").click()
    if visitor.scripts and page.locator("use[data-area=jaw]:not(.ordered)").count():
      page.locator("use[data-area=jaw]").first.click()
    else:
      page.locator("[name=outsideAreas]").first.check()
    self.assertEqual(page.locator("[name=outsideAreas]:checked").count(), 1)
    page.locator("[name=outsideKind1]").select_option("massage_therapy")
    page.locator("[name=outsideMinutes1]").fill("15")
    page.get_by_label("Findings").fill("Guarding")
    page.get_by_label("How the patient took it").fill("Fine")
    self.pain(page, 6)
    page.get_by_label("Activity 1").fill("sit for an hour")
    page.get_by_label("Rating 1").fill("3")
    visitor.refusal_expected = 422
    page.get_by_role("button", name="Sign the note").click()
    page.locator("#faults").wait_for()
    visitor.look("note-refused")
    said = page.locator("#faults").inner_text()
    self.assertIn("Ask the patient to agree", said)
    self.assertIn("Write what you found that asked for this work", said)
    self.assertEqual(page.get_by_label("Findings").input_value(), "Guarding")
    with page.expect_download() as download:
      page.get_by_role("link", name="Ask for an updated order").first.click()
    with open(download.value.path(), "rb") as paper:
      self.assertEqual(paper.read(5), b"%PDF-")
    page.get_by_label("What you found that asked for it").fill("Tight on palpation")
    page.get_by_label("The patient agrees to this work").check()
    self.sign(page)
    visitor.look("note-outside")
    self.assertIn("Work outside the order: 1 unit", page.locator("main").inner_text())

  def time_outs(self, visitor):
    page = visitor.page
    address = self.take(visitor, 1)[0]
    for round in range(rounds_of_time_outs):
      typed = f"round {round}: “tight” & <sore>\nsecond line 痛い"
      page.goto(address)
      visitor.refusal_expected = 401
      page.context.clear_cookies(name="scrip")
      page.get_by_label("Findings").fill(typed)
      page.get_by_label("Minutes 1", exact=True).fill(f"4{round}x")
      if visitor.scripts and round == 0:
        page.locator("[data-live=saved]").filter(has_text="You were signed out").wait_for()
      page.get_by_role("button", name="Save, sign later").click()
      page.get_by_label("E-mail address").fill("lee@demo.example")
      if round == 0:
        visitor.look("note-signed-out")
      page.get_by_label("Password").fill(demo.password)
      page.get_by_role("button", name="Sign in").click()
      page.get_by_role("button", name="Go on with what I typed").click()
      page.get_by_role("button", name="Sign the note").wait_for()
      self.assertEqual(page.get_by_label("Findings").input_value(), typed)
      self.assertEqual(page.get_by_label("Minutes 1", exact=True).input_value(), f"4{round}x")
    visitor.refusal_expected = None

  def reloads(self, visitor):
    page = visitor.page
    address = self.take(visitor, 1)[0]
    page.goto(address)
    for round in range(rounds_of_reloads):
      typed = f"round {round}: “tight” & <sore>\nsecond line 痛い"
      page.get_by_label("Findings").fill(typed)
      if round % 2:
        page.get_by_role("link", name="The episode").click()
        page.wait_for_url("**/episodes/*")
        page.go_back()
      else:
        page.reload()
      self.shows(page, typed)
      # One window only: what is typed next is saved, and nothing is said of another.
      page.get_by_label("Findings").press_sequentially(".")
      page.locator("[data-live=saved]").filter(has_text="Saved just now").wait_for()
      self.assertEqual(page.locator("[role=alert]").all_inner_texts(), [])

  def unreachable(self, visitor):
    page = visitor.page
    page.goto(self.take(visitor, 1)[0])
    page.context.set_offline(True)
    page.get_by_label("Findings").fill("tight on both sides")
    page.locator("[data-live=saved]").filter(has_text="The server does not answer").wait_for()
    page.get_by_role("button", name="Save, sign later").click()
    page.get_by_role("alert").filter(has_text="leave the page open and press again").wait_for()
    self.assertEqual(page.get_by_label("Findings").input_value(), "tight on both sides")
    page.context.set_offline(False)
    with page.expect_navigation():
      page.get_by_role("button", name="Save, sign later").click()
    page.reload()
    self.shows(page, "tight on both sides")

  def windows(self, visitor):
    first = visitor.page
    address = self.take(visitor, 1)[0]
    second = first.context.new_page()
    first.goto(address)
    second.goto(address)
    first.get_by_label("Findings").fill("from the desk")
    first.locator("[data-live=saved]").filter(has_text="Saved just now").wait_for()
    visitor.refusal_expected = 409
    second.get_by_label("Findings").fill("from the tablet")
    second.get_by_role("alert").filter(has_text="saved in another window").wait_for()
    asked = []
    second.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    second.goto("/today")
    self.assertEqual(asked, ["beforeunload"])
    second.goto(address)
    second.get_by_text("Left unsaved in another window, findings: “from the tablet”").wait_for()
    self.assertEqual(second.get_by_label("Findings").input_value(), "from the desk")
    visitor.refusal_expected = None

  def shows(self, page, typed):
    """Waits until the page has been drawn with what was typed last."""
    page.wait_for_function(
      "typed => { const form = document.getElementById('note');"
      " return form && !form.inert && form.querySelector('#findings').value === typed }", arg=typed)

  def stop(self, visitor):
    page = visitor.page
    page.goto(self.take(visitor, 1)[0])
    page.get_by_label("Yes, something changed").check()
    visitor.look("note-changed")
    page.get_by_role("button", name="fever 38.0 C").click()
    page.get_by_text("reschedule").wait_for()
    visitor.look("note-stop-asked")
    page.get_by_role("button", name="End the session").click()
    page.get_by_text("Stopped before treatment").wait_for()
    visitor.look("note-stopped")
    page.emulate_media(media="print")
    self.assertFalse(page.get_by_label("Add to this note").is_visible())

  def sign(self, page):
    page.get_by_role("button", name="Sign the note").click()
    page.locator("main .st.done, main [role=alert]").first.wait_for()
    self.assertEqual(page.locator("[role=alert]").all_inner_texts(), [])
    self.assertIn("Locked.", page.locator("main").inner_text())

  def pain(self, page, number):
    page.locator("#pain label").filter(has_text=re.compile(f"^{number}$")).click()
