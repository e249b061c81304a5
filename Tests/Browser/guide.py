"""A guide of docs/guides and a person who does what it says, and notes every word that the pages show meanwhile."""

import pathlib
import re
import shutil
import tempfile

import demo
from visitor import DemoTest, Visitor

folder = demo.checkout / "docs/guides"

# Everything a page says: what can be pressed, opened or filled by name, and all of its words.
_said = r"""() => {
  const plain = (node) => {
    const copy = node.cloneNode(true)
    copy.querySelectorAll('.sr, kbd, script, select, .count').forEach((part) => part.remove())
    return copy.textContent
  }
  const named = 'a, button, summary, label, legend, option, caption, h1, h2, h3, th, dt'
  const names = [...document.querySelectorAll(named)].flatMap((node) => [plain(node), node.textContent])
  const spoken = [...document.querySelectorAll('[aria-label]')].map((node) => node.getAttribute('aria-label'))
  return [[...names, ...spoken], [plain(document.body), ...names, ...spoken].join('\n')]
}"""


class Guide:
  """A page of docs/guides. What is bold there is a thing on a page, by its whole name; what is in italics is read on one."""

  def __init__(self, name):
    self.name = name
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", (folder / f"{name}.md").read_text(), flags=re.DOTALL)
    self.bold = [_flat(words) for words in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]
    text = re.sub(r"\*\*.+?\*\*", " ", text, flags=re.DOTALL)
    self.italic = [_flat(words) for words in re.findall(r"\*(\S[^*]*?)\*", text)]

  def unmet(self, names, text):
    """The words of the guide that no page of the walk has shown."""
    return [f"**{words}**" for words in self.bold if not any(_pattern(words).fullmatch(name) for name in names)] + [
      f"*{words}*" for words in self.italic if not _pattern(words).search(text)]


def _flat(words):
  return " ".join(words.replace("’", "'").split())


def _pattern(words):
  """`Put … on a claim` stands for whatever amount is put there."""
  return re.compile(r"\s?.+?\s?".join(re.escape(part.strip()) for part in words.split("…")), re.I)


class GuideTest(DemoTest):
  """Tests that follow guides: on a desk with scripts, and where it says so on a phone without."""

  desk, phone = (1440, True), (390, False)

  def follow(self, guide, walk, windows=(desk,)):
    for index, (width, scripts) in enumerate(windows):
      with self.subTest(width=width, scripts=scripts):
        if index:
          demo.start_anew()
        reader = Reader(self, guide, width, scripts)
        walk(reader)
        reader.finish()


class Reader(Visitor):
  """Follows one guide. Every verb is what a person does with a page; each notes what the page said before and after."""

  def __init__(self, test, guide, width=1440, scripts=True):
    super().__init__(test, width, scripts)
    self.page.set_default_timeout(30_000)
    self.guide = Guide(guide)
    self.names, self.text = set(), []

  def note(self):
    names, text = self.page.evaluate(_said)
    self.names |= {_flat(name) for name in names}
    self.text.append(_flat(text))

  def sign_in(self, email="rosa@demo.example"):
    """Only who is signed in does anything; another person may come to the same window."""
    self.page.context.clear_cookies()
    super().sign_in(email)
    self.note()

  def go(self, address):
    self.page.goto(address)
    self.note()

  def press(self, name, role=None, within=None, nth=0):
    """Presses or opens what is called `name`, in the part of the page that holds `within` when several are."""
    self.note()
    place = self.place(within)
    for kind in [role] if role else ["button", "link"]:
      found = place.get_by_role(kind, name=name, exact=isinstance(name, str))
      if not found.count() and isinstance(name, str):
        # A key or words for a screen reader may follow.
        found = place.get_by_role(kind, name=re.compile(rf"^{re.escape(name)}\b"))
      if found.count():
        break
    else:
      found = place.locator("summary").filter(has_text=name)
    self.test.assertGreater(found.count(), nth, f"nothing is called {name!r} on {self.page.url}")
    found.nth(nth).click()
    self.page.wait_for_load_state()
    self.note()

  def menu(self, name):
    """One of the main places."""
    self.note()
    self.page.get_by_role("navigation").get_by_role("link", name=re.compile(f"^{name}")).click()
    self.page.wait_for_load_state()
    self.note()

  def place(self, within):
    if within is None:
      return self.page
    rows = self.page.locator("main").get_by_role("row").or_(self.page.locator("main li, main .finding"))
    return rows.filter(has_text=within).first

  def search(self, words):
    """From any page, as with the key `/`."""
    self.page.get_by_role("searchbox").fill(words)
    self.page.keyboard.press("Enter")
    self.page.wait_for_url("**/patients?found=*")
    self.note()

  def chart(self, words):
    self.search(words.split(",")[0])
    self.page.locator("main tbody a").filter(has_text=words).first.click()
    self.page.wait_for_url("**/patients/*")
    self.note()

  def episode(self, words, problem=""):
    """The episode of a patient, from anywhere."""
    self.chart(words)
    self.page.locator("main tbody a[href^='/episodes/']").filter(has_text=problem).first.click()
    self.page.wait_for_url("**/episodes/*")
    self.note()

  def write(self, label, words, nth=0):
    self.page.get_by_label(label, exact=True).nth(nth).fill(words)

  def choose(self, label, option):
    """The choice that `option` names, or whose words match it."""
    self.note()
    field = self.page.get_by_label(label, exact=True).first
    if isinstance(option, re.Pattern):
      options = [words for words in field.locator("option").all_inner_texts() if option.search(words)]
      self.test.assertTrue(options, f"no choice of {label} matches {option.pattern}")
      option = options[0]
    field.select_option(label=option)

  def label(self, pattern):
    """The whole label that begins as `pattern` says."""
    words = [text.strip() for text in self.page.locator("label").all_inner_texts() if re.search(pattern, text.strip())]
    self.test.assertTrue(words, f"no label matches {pattern}")
    return words[0]

  def correct(self, diagnosis):
    """Writes what the page says into what the reader flagged; a text that was read right stays."""
    for entry in self.page.locator(".entry.look, .entry.miss").locator("input, textarea, select").all():
      entry.fill(diagnosis if entry.get_attribute("name") == "diagnoses" else entry.input_value())

  def tick(self, label):
    self.page.get_by_label(label, exact=True).first.check()

  def reads(self, *sentences):
    """Each of them stands on the page."""
    said = _flat(self.page.locator("main").inner_text())
    for words in sentences:
      self.test.assertRegex(said, words)

  def paper(self, name, within=None):
    """Presses what gives a PDF."""
    self.note()
    with self.page.expect_download() as download:
      self.place(within).get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first.click()
    path = pathlib.Path(tempfile.mkdtemp(), download.value.suggested_filename)
    self.test.addCleanup(shutil.rmtree, path.parent)
    download.value.save_as(path)
    self.test.assertEqual(path.read_bytes()[:5], b"%PDF-", name)
    return path

  def refused(self, name, status=422):
    """Presses `name` and expects to be told what to fix."""
    self.refusal_expected = status
    self.press(name)
    self.test.assertGreater(self.page.get_by_role("alert").count(), 0)

  def finish(self):
    self.note()
    self.test.assertEqual(self.troubles, [], self.guide.name)
    self.test.assertEqual(self.guide.unmet(self.names, "\n".join(self.text)), [], f"{self.guide.name} quotes what no page says")
