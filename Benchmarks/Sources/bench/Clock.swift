import Foundation

/// CPU seconds this process has used, user and system.
func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// Runs `body` five times and prints the median CPU time an operation.
func measure(_ name: String, operations: Int, _ body: () -> Int) {
  var figures: [Double] = []
  var sink = 0
  for _ in 0..<5 {
    let start = cpuSeconds()
    sink &+= body()
    figures.append((cpuSeconds() - start) / Double(operations))
  }
  figures.sort()
  let median = figures[2]
  print("\(name): \(Int(1 / median)) a second, \(String(format: "%.2f", median * 1e6)) µs CPU each (\(sink))")
}
