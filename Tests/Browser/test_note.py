"""A therapist writes, keeps, signs and adds to a note; a repeat visit takes few inputs; a time-out loses no word."""

import re
import unittest

from visitor import Visitor

windows = [(1440, True), (390, True), (1440, False), (390, False)]
inputs_max = 12


class NoteTest(unittest.TestCase):
  def test_two_visits_are_written_and_the_second_takes_few_inputs(self):
    for index, (width, scripts) in enumerate(windows):
      with self.subTest(width=width, scripts=scripts):
        self.two_visits(Visitor(self, width, scripts), index)

  def test_work_outside_the_order_asks_for_finding_and_consent(self):
    for index, (width, scripts) in enumerate(windows):
      with self.subTest(width=width, scripts=scripts):
        self.outside(Visitor(self, width, scripts), 4 + index)

  def test_time_outs_lose_no_word(self):
    for index, (width, scripts) in enumerate(windows):
      with self.subTest(width=width, scripts=scripts):
        self.time_out(Visitor(self, width, scripts), 8 + index)

  def test_a_flag_ends_the_session_with_one_press(self):
    self.stop(Visitor(self, 390), 12)

  # The demonstration has appointments of Lee Ann Moss on the first episodes of its list of notes to write.

  def open_note(self, visitor, index):
    """The page of the `index`th session of today that has no note yet."""
    page = visitor.page
    visitor.sign_in("lee@demo.example")
    page.goto(self.to_write(visitor)[index])

  def to_write(self, visitor):
    raise NotImplementedError


if __name__ == "__main__":
  unittest.main()
