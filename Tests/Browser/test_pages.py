"""Every page that the program lists and that a link leads to keeps what every page promises."""

import re

import demo
from visitor import DemoTest, Visitor

# Addresses that never answer with a page of ours to look at.
without_page = {"/", "/health", "/static/{file}"}


class PagesTest(DemoTest):
  def test_every_page_keeps_the_promises_on_a_desk(self):
    self.visit_all(Visitor(self, width=1440))

  def test_every_page_keeps_the_promises_on_a_phone(self):
    self.visit_all(Visitor(self, width=390))

  def test_every_page_keeps_the_promises_in_the_dark(self):
    self.visit_all(Visitor(self, width=1440, colours="dark"))

  def test_a_page_that_is_not_there_keeps_the_promises(self):
    visitor = Visitor(self, width=390)
    visitor.refusal_expected = 404
    visitor.page.goto("/no-such-page")
    visitor.look("missing")
    self.assertIn("There is no such page", visitor.page.locator("h1").inner_text())

  def visit_all(self, visitor):
    """Follows links from the log-in page and from Today until every listed page has been seen once."""
    wanted = [path for path in demo.pages() if path not in without_page]
    missing = set(wanted)
    self.follow(visitor, missing, wanted, [path for path in wanted if "{" not in path and self.is_open(visitor, path)])
    visitor.sign_in("solo@demo.example")
    self.follow(visitor, missing, wanted, [path for path in wanted if "{" not in path])
    if missing:
      print(f"no link led to {', '.join(sorted(missing))}", end=" ... ")
    self.assertTrue({"/login", "/today", "/inbox", "/referrals/{referral}/check"}.isdisjoint(missing))

  def is_open(self, visitor, path):
    """Whether somebody who is not signed in is shown this page."""
    answer = visitor.page.request.get(path, max_redirects=0)
    return answer.status == 200

  def follow(self, visitor, missing, wanted, addresses):
    addresses = list(addresses)
    while missing and addresses:
      address = addresses.pop(0)
      path = pattern(address, wanted)
      if path not in missing:
        continue
      if not visitor.page.request.get(address).headers["content-type"].startswith("text/html"):
        missing.remove(path)
        continue
      visitor.page.goto(address)
      visitor.look("page" + re.sub(r"[{}/]+", "-", path).rstrip("-"))
      missing.remove(path)
      links = visitor.page.locator("a[href^='/']").all()
      addresses += [link.get_attribute("href") for link in links]


def pattern(address, paths):
  """The listed path that `address` is answered by; one without a part to fill in comes first."""
  plain = address.split("?")[0].split("#")[0]
  for path in sorted(paths, key=lambda path: path.count("{")):
    if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", path), plain):
      return path
  return None
