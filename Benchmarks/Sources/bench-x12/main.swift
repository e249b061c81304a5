import Foundation
import X12

// bench-x12 FILE…: tokenise and check each file, CPU time, median of five, MB/s.

/// CPU seconds this process has used, user and system.
func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// The most memory this process has held, in MB.
func peakMegabytes() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1024
}

func measure(_ name: String, bytes: Int, _ body: () throws -> Int) rethrows {
  var figures: [Double] = []
  var sink = 0
  for _ in 0..<5 {
    let start = cpuSeconds()
    sink = try body()
    figures.append(cpuSeconds() - start)
  }
  figures.sort()
  let rate = Double(bytes) / figures[2] / 1e6
  print("\(name): \(Int(rate)) MB/s, \(String(format: "%.3f", figures[2])) s CPU (\(sink)), peak \(peakMegabytes()) MB")
}

for path in CommandLine.arguments.dropFirst() {
  let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
  print("\(path): \(data.count / 1_000_000) MB")
  try data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
    try measure("  tokenise", bytes: bytes.count) {
      var sum = 0
      try Tokenizer.read(bytes) { segment in
        // Every element is looked at, so that nothing is left out of the work.
        for position in 1..<(segment.count + 1) { sum &+= segment[position].count }
      }
      return sum
    }
    try measure("  check", bytes: bytes.count) {
      let report = try Checker.check(bytes, CheckOptions(today: 2026_11_25))
      return report.segments &+ report.errors
    }
  }
}
