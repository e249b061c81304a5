"""The guides for an owner: a new practice, a new payer, a new therapist, backups. Commands are taken from the guides as they stand there."""

import pathlib
import re
import subprocess
import tempfile

import demo
from guide import Guide, GuideTest, folder

here = pathlib.Path(__file__).parent


class OwnerGuides(GuideTest):
  def test_every_guide_is_followed_by_a_test_of_its_own(self):
    tests = "".join(path.read_text() for path in sorted(here.glob("test_guides_*.py")))
    guides = {path.stem for path in folder.glob("*.md")} - {"README"}
    self.assertGreater(len(guides), 15)
    self.assertEqual({name for name in guides if f'follow("{name}"' not in tests and f'commands("{name}")' not in tests}, set())

  def test_a_word_that_no_page_says_is_told(self):
    guide = Guide("set-aside")
    self.assertEqual(guide.unmet(set(), ""), [
      "**Inbox**", "**Not a referral?**", "**Set aside**", "**Take it back**", "**Take back into the inbox**",
      "*Waiting for a person*", "*Dealt with*"])
    names = {"Inbox", "Not a referral?", "Set aside", "Take it back", "Take back"}
    self.assertEqual(guide.unmet(names, "Waiting for a person. Dealt with"), ["**Take back into the inbox**"])

  def test_a_new_practice(self):
    self.follow("new-practice", self.a_new_practice)

  def a_new_practice(self, reader):
    """The commands of the guide in its order, in a folder of their own; the settings on the practice that is made already."""
    with tempfile.TemporaryDirectory() as lab:
      for index, line in enumerate(commands("new-practice")):
        done = run(line.replace("DIR", f"{lab}/practice"), typed=f"{demo.password}\n")
        self.assertEqual(done.returncode, 0, f"{line}: {done.stderr}{done.stdout}")
        self.assertEqual("SCRIP RECOVERY SHEET" in done.stdout, index == 0)
    reader.sign_in("owner@demo.example")
    reader.menu("Settings")
    reader.go("/settings/practice")
    for title in ["Add a location", "Add a therapist", "Add a plan", "Add a network row", "Change the fees"]:
      reader.menu("Settings")
      reader.press(title)
      reader.press("Back without saving")

  def test_a_new_payer(self):
    self.follow("new-payer", self.a_new_payer)

  def a_new_payer(self, reader):
    reader.sign_in("owner@demo.example")
    reader.menu("Settings")
    reader.press("Add a plan")
    reader.write("Payer", "Northwest Mutual")
    reader.write("Plan", "Choice")
    reader.choose("Kind of payer", "Commercial insurer, in network")
    reader.choose("Taken", "coming soon")
    reader.write("First day", "2026-12-01")
    reader.press("Save")
    reader.reads("Northwest Mutual Choice")
    reader.go("/accepted")
    reader.reads("Northwest Mutual")
    reader.sign_in()
    reader.menu("Settings")
    self.assertEqual(reader.page.get_by_role("link", name="Add a plan").count(), 0)
    reader.open_document("206-555-0140")
    reader.choose("Who pays", "Northwest Mutual Choice")
    reader.chart("Abernathy, Noor")
    reader.press("Add a way to pay")
    reader.choose("Plan", "Northwest Mutual Choice")

  def test_a_new_therapist(self):
    self.follow("new-therapist", self.a_new_therapist)

  def a_new_therapist(self, reader):
    reader.sign_in("owner@demo.example")
    reader.menu("Settings")
    reader.press("Add a therapist")
    reader.write("Name", "Jun Park")
    reader.write("NPI", "2000000069")
    reader.write("Works here from", "2026-11-24")
    reader.write("State", "WA")
    reader.write("Number", "MA60000009")
    reader.write("Ends", "2027-01-15")
    reader.write("Looked up at the state on", "2026-11-24")
    reader.press("Save")
    reader.reads("Jun Park")
    reader.press("Add a network row")
    reader.choose("Therapist", "Jun Park")
    reader.choose("Plan", "Regence PPO")
    reader.choose("Standing", "coming soon")
    reader.write("First day", "2026-12-01")
    reader.press("Save")
    reader.press("Jun Park")
    reader.press("Weekly hours")
    reader.press("Back without saving")
    reader.press("Add days off")
    reader.press(re.compile("^Federal holidays of"))
    reader.menu("Today")
    reader.reads("Jun Park")
    reader.sign_in()
    reader.episode("Abernathy, Noor")
    reader.press("May I book?")
    self.log_in(reader)

  def log_in(self, reader):
    """The commands of the guide, as they stand there; then Jun signs in."""
    with demo.stopped():
      for line in commands("new-therapist"):
        done = run(line.replace("DIR", str(demo.folder())), typed=f"{demo.password}\n")
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
    reader.sign_in("jun@example.org")

  def test_backup_restore_and_the_recovery_sheet(self):
    """The commands of the guide in its order, on a practice of their own whose first start prints the sheet."""
    with tempfile.TemporaryDirectory() as lab:
      data = f"{lab}/practice"
      started = run(f'scrip user add ida@example.org --name "Ida Fenn" --role owner --practice Quiet --data {data}', f"{demo.password}\n")
      self.assertEqual(started.returncode, 0, started.stderr)
      lines = re.findall(r"^ +[1-4]   ([0-9A-Z ]{19})$", started.stdout, re.MULTILINE)
      self.assertEqual(len(lines), 4, "the sheet is four lines of sixteen letters")
      backup, restore, verify, _ = commands("backup")
      for line, typed in [(backup, ""), (restore, "\n".join(lines) + "\n"), (verify, "")]:
        line = line.replace("/media/backup", lab).replace("DIR", data).replace("/tmp/drill", f"{lab}/drill")
        done = run(line, typed)
        self.assertEqual(done.returncode, 0, f"{line}: {done.stderr}{done.stdout}")


def commands(name):
  text = (folder / f"{name}.md").read_text()
  return [line for block in re.findall(r"```\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def run(line, typed):
  words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]
  return subprocess.run([demo.program, *words[1:]], input=typed, capture_output=True, text=True)
