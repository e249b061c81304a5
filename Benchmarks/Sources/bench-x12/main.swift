import Foundation
import ScripCore
import ScripX12
import X12

// bench-x12 tokenise|check|rows|write FILE…: MB/s of CPU time, the best and the median of nine rounds. One kind of work
// a process, so that the peak of memory is its own.

func measure(_ name: String, bytes: Int, _ body: () throws -> Int) rethrows {
  var figures: [Double] = []
  var sink = 0
  for _ in 0..<9 {
    let start = cpuSeconds()
    sink = try body()
    figures.append(cpuSeconds() - start)
  }
  figures.sort()
  let rates = [figures[0], figures[4]].map { Int(Double(bytes) / $0 / 1e6) }
  let seconds = String(format: "%.3f", figures[0])
  print("\(name): \(rates[0]) MB/s (median \(rates[1])), \(seconds) s CPU (\(sink)), peak \(peakMegabytes()) MB")
}

func tokenise(_ bytes: UnsafeRawBufferPointer) throws -> Int {
  var sum = 0
  try Tokenizer.read(bytes) { segment in
    // Every element is looked at, so that nothing is left out of the work.
    for position in 1..<(segment.count + 1) { sum &+= segment[position].count }
  }
  return sum
}

/// Reads an 835 in blocks of 1 MB into claims and lines; each claim is balanced at line and claim and let go, and at the
/// end the payment. Gives the number of lines; less a million for each sum that does not meet or value not understood.
func rows(_ path: String) throws -> Int {
  guard let file = FileHandle(forReadingAtPath: path) else { return 0 }
  var lines = 0
  var wrong = 0
  var paid = Money.zero
  var tokenizer = Tokenizer()
  var reader = TransactionReader(claims: { claim in
    lines += claim.lines.count
    paid += claim.paid
    wrong += claim.imbalances(at: 0).count
  }) { transaction in
    wrong += transaction.faults.count
    if case .remittance(let remittance) = transaction.content {
      let adjusted = remittance.providerAdjustments.reduce(Money.zero) { $0 + $1.amount }
      if paid - adjusted != remittance.payment { wrong += 1 }
    }
    paid = .zero
  }
  while true {
    let block = try file.read(upToCount: 1 << 20) ?? Data()
    try block.withUnsafeBytes { try tokenizer.read($0, isLast: block.isEmpty) { reader.take($0) } }
    if block.isEmpty { break }
  }
  reader.close()
  return lines - wrong * 1_000_000
}

/// What the first sets of the file say, written anew.
func write(_ content: [ReadTransaction.Content], _ time: EnvelopeTime) -> Int {
  let partners = TradingPartners(sender: "SCRIPCLINIC", receiver: "CLEARHOUSE")
  var bytes = 0
  for content in content {
    switch content {
    case .claims(let batch):
      var writer = InterchangeWriter(.professionalClaim, between: partners, controlNumber: 1, at: time)
      batch.write(into: &writer, at: time)
      bytes += writer.finish().count
    case .remittance(let remittance):
      var writer = InterchangeWriter(.payment, between: partners, controlNumber: 1, at: time)
      remittance.write(into: &writer)
      bytes += writer.finish().count
    default: break
    }
  }
  return bytes
}

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
  print("usage: bench-x12 tokenise|check|rows|write FILE…")
  exit(64)
}
for path in arguments.dropFirst(2) {
  if arguments[1] == "rows" {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    try measure("\(path) rows", bytes: size) { try rows(path) }
    continue
  }
  let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
  try data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
    switch arguments[1] {
    case "tokenise": try measure("\(path) tokenise", bytes: bytes.count) { try tokenise(bytes) }
    case "check":
      try measure("\(path) check", bytes: bytes.count) {
        let report = try Checker.check(bytes, CheckOptions(today: 2026_11_25))
        return report.segments &+ report.errors
      }
    default:
      var content: [ReadTransaction.Content] = []
      var claims = 0
      var reader = TransactionReader { transaction in
        if case .claims(let batch) = transaction.content { claims += batch.claims.count }
        if case .remittance(let remittance) = transaction.content { claims += remittance.claims.count }
        if content.count < 4 || claims < 20_000 { content.append(transaction.content) }
      }
      try Tokenizer.read(bytes) { reader.take($0) }
      reader.close()
      let time = EnvelopeTime(day: 2026_11_25, time: 905)
      let size = write(content, time)
      measure("\(path) write", bytes: size) { write(content, time) }
    }
  }
}
