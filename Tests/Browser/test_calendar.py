"""From a telephone call to a held time in four clicks, a booking, and the calendar that shows both."""

import re

from visitor import DemoTest, Visitor


class CalendarTest(DemoTest):
  def test_a_telephone_call_becomes_a_held_time_in_four_clicks(self):
    self.each_window(self.call)

  def call(self, visitor):
    page, clicks = visitor.page, []
    visitor.sign_in()
    page.get_by_role("searchbox").fill("Mor")
    page.keyboard.press("Enter")
    page.wait_for_load_state()

    def click(locator, address):
      clicks.append(address)
      locator.click()
      page.wait_for_url(address)

    click(page.locator("main tbody a").first, re.compile(r"/patients/\w{26}$"))
    visitor.look("calendar-chart")
    click(page.get_by_role("link", name="Find a time", exact=True).first, "**/times")
    visitor.look("calendar-times")
    click(page.locator('main .list a[href*="/book?"]').first, "**/book?**")
    visitor.look("calendar-book")
    click(page.get_by_role("button", name="Hold", exact=True), "**/appointments/*")
    self.assertLessEqual(len(clicks), 4)
    visitor.look("calendar-held")
    self.assertIn("held until", page.locator(".slip .word").inner_text())
    held = page.url
    page.get_by_text("Cancel", exact=True).click()
    page.get_by_role("button", name="Cancel the appointment").click()
    page.wait_for_url(held)
    self.assertIn("cancelled", page.locator(".slip .word").inner_text())

  def test_times_the_payer_pays_stand_first_and_the_others_are_one_click_away(self):
    self.each_window(self.paid_first)

  def paid_first(self, visitor):
    page = visitor.page
    visitor.sign_in()
    page.get_by_role("searchbox").fill("Mor")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator("main tbody a").first.click()
    page.get_by_role("link", name="Find a time", exact=True).first.click()
    page.wait_for_url("**/times")
    words = page.locator("main .st").all_inner_texts()
    ready = [word for word in words if "Ready to bill" in word]
    # What is closer than ordered is paid too, and stands behind.
    self.assertTrue(ready and words[:len(ready)] == ready, words)
    self.assertTrue(all("Closer than ordered" in word for word in words[len(ready):]), words)
    self.assertIn("not shown", page.locator("main").inner_text())
    page.get_by_role("link", name="Show them too").click()
    page.wait_for_url("**times=all**")
    visitor.look("calendar-times-all")
    words = page.locator("main .st").all_inner_texts()
    first_other = next(index for index, word in enumerate(words) if "Ready" not in word)
    self.assertTrue(all("Ready" not in word for word in words[first_other:]), "what is paid stands first")

  def test_a_day_that_does_not_fit_goes_on_and_other_times_lead_back(self):
    self.each_window(self.goes_on)

  def goes_on(self, visitor):
    page = visitor.page
    visitor.sign_in()
    page.get_by_role("searchbox").fill("Mor")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator("main tbody a").first.click()
    visitor.look("calendar-next-visits")
    self.assertIn("Next visits", page.locator("main").inner_text())
    page.get_by_role("link", name="Find a time", exact=True).first.click()
    page.wait_for_url("**/times")
    page.get_by_label("Time of day").select_option("afternoon")
    page.get_by_role("button", name="Look again").click()
    page.wait_for_url("**part=afternoon**")
    visitor.look("calendar-times-afternoon")
    starts = page.locator('main .list a[href*="/book?"]').all_inner_texts()
    self.assertTrue(starts and all(start >= "12:00" for start in starts), starts)
    page.get_by_role("link", name=re.compile("^(More on|Later)")).first.click()
    page.wait_for_load_state()
    listed = page.url
    page.locator('main .list a[href*="/book?"]').first.click()
    page.wait_for_url("**/book?**")
    page.get_by_role("link", name="Other times").click()
    page.wait_for_url("**/times?**")
    self.assertEqual(page.locator("#free").inner_text(), self.heading_of(visitor, listed))

  def heading_of(self, visitor, address):
    visitor.page.goto(address)
    return visitor.page.locator("#free").inner_text()

  def test_no_two_blocks_of_a_week_cover_each_other_and_a_date_is_gone_to(self):
    visitor = Visitor(self, 1440)
    page = visitor.page
    visitor.sign_in()
    page.goto("/calendar?view=week")
    boxes = page.evaluate(
      "[...document.querySelectorAll('.slots li')].map((li) => { const b = li.getBoundingClientRect();"
      " return [b.left, b.top, b.right, b.bottom]; })")
    self.assertGreater(len(boxes), 1)
    for index, one in enumerate(boxes):
      for other in boxes[index + 1:]:
        apart = (
          one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1)
        self.assertTrue(apart, f"{one} covers {other}")
    cut = page.evaluate(
      "[...document.querySelectorAll('.slots li > *')].filter((block) => block.scrollHeight > block.clientHeight + 1"
      " || block.scrollWidth > block.clientWidth + 1).map((block) => block.title)")
    self.assertEqual(cut, [], "a block shows whole lines")
    self.assertTrue(page.locator(".hours li").first.is_visible(), "the first hour is written too")
    page.get_by_label("Week of").fill("2026-12-24")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**day=2026-12-24**")
    self.assertIn("Week of 21 Dec 2026", page.locator("h1").inner_text())

  def test_a_missed_visit_is_charged_or_waived_and_where_the_payer_forbids_it_nothing_is_asked(self):
    self.each_window(self.missed, [(1440, True), (390, False)])

  def missed(self, visitor):
    page = visitor.page
    visitor.sign_in()
    self.open_chart(visitor, "Zeller")
    page.get_by_role("link", name="Account").click()
    visitor.look("missed-account")
    page.get_by_role("link", name="Charge or waive it").click()
    visitor.look("missed-undecided")
    self.assertIn("not decided", page.locator("main").inner_text())
    page.get_by_role("button", name="Charge $45.00").click()
    page.get_by_text("The fee was charged").wait_for()
    visitor.look("missed-charged")
    page.get_by_text("Waive it after all").click()
    page.get_by_label("Why", exact=True).fill("was in hospital")
    page.get_by_role("button", name="Waive the fee").click()
    page.get_by_text("was in hospital").wait_for()
    visitor.look("missed-waived")
    self.open_chart(visitor, "Whitaker")
    page.locator("main tbody a[href^='/episodes/']").first.click()
    page.wait_for_url("**/episodes/*")
    visits = page.locator("main li").filter(has=page.locator("a[href^='/appointments/']"))
    visits.filter(has_text="did not come").first.get_by_role("link").first.click()
    page.wait_for_url("**/appointments/*")
    visitor.look("missed-forbidden")
    said = page.locator("main").inner_text()
    self.assertIn("never billed", said)
    self.assertNotIn("$45.00", said)

  def open_chart(self, visitor, family):
    page = visitor.page
    page.goto("/today")
    page.get_by_role("searchbox").fill(family)
    page.keyboard.press("Enter")
    page.wait_for_url("**/patients?found=*")
    page.locator("main tbody a").filter(has_text=family).first.click()
    page.wait_for_url(re.compile(r"/patients/\w{26}$"))

  def test_a_therapists_times_are_read_elsewhere_by_a_secret_address_without_names(self):
    self.each_window(self.feed)

  def feed(self, visitor):
    page = visitor.page
    visitor.sign_in("lee@demo.example")
    page.goto("/calendar")
    page.get_by_role("link", name="On a telephone").click()
    page.wait_for_url("**/calendar/feeds")
    visitor.look("calendar-feeds")
    page.get_by_role("button", name=re.compile("address for Lee Ann Moss")).click()
    page.get_by_text("not shown again").wait_for()
    visitor.look("calendar-feed-made")
    address = page.get_by_role("textbox", name="Address").input_value()
    answer = page.context.browser.new_context().request.get(address)
    self.assertEqual(answer.status, 200)
    self.assertIn("SUMMARY:Session", answer.text())
    # Ids are letters by chance.
    said = re.sub(r"\b[0-9A-Z]{26}\b", "", answer.text().replace("\r\n ", ""))
    self.assertNotRegex(said, "(?i)moreno|regence|pain|M54")
    page.goto("/calendar/feeds")
    self.assertNotIn(address.rsplit("/", 1)[1], page.content())

  def test_the_calendar_keeps_its_promises_by_day_and_by_week(self):
    for width, scripts in [(1440, True), (390, True)]:
      for colours in ("light", "dark"):
        with self.subTest(width=width, colours=colours):
          visitor = Visitor(self, width, scripts, colours)
          visitor.sign_in()
          visitor.look("calendar-today")
          visitor.page.get_by_role("link", name="Calendar").first.click()
          visitor.page.wait_for_url("**/calendar")
          visitor.look("calendar-day")
          visitor.page.get_by_role("link", name="Show the week").click()
          visitor.page.wait_for_url("**view=week**")
          visitor.look("calendar-week")
          visitor.page.goto("/waitlist")
          visitor.look("calendar-waitlist")
