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
