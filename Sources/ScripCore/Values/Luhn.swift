/// The sum of the check-digit rule of ISO/IEC 7812: from the right every second digit is doubled, and the digits of what
/// comes out are added. A number with its check digit comes to a multiple of ten.
func luhnSum(of digits: some BidirectionalCollection<Int>) -> Int {
  digits.reversed().enumerated().reduce(0) { sum, each in
    let value = each.offset % 2 == 0 ? each.element : each.element * 2
    return sum + (value > 9 ? value - 9 : value)
  }
}
