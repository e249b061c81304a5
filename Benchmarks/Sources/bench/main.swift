import Foundation
import ScripCore

let catalogFile = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../Sources/C/CTables/data/payer_rules.json").standardized
let catalog = try JSONDecoder().decode(PayerCatalog.self, from: Data(contentsOf: catalogFile))
let today = CalendarDay("2026-11-24")!

let facts = realisticFacts(catalog: catalog, today: today)
let proposal = realisticProposal()
let rounds = 200_000

measure("determination, check without a proposal", operations: rounds) {
  var count = 0
  for index in 0..<rounds { count &+= determine(facts[index % facts.count], on: today).findings.count }
  return count
}
measure("determination, with a proposed session", operations: rounds) {
  var count = 0
  for index in 0..<rounds {
    count &+= determine(facts[index % facts.count], on: today, proposal: proposal).findings.count
  }
  return count
}

let practice = largePractice(from: today)
let slotRounds = 2_000
for (name, wish) in practice.wishes {
  measure("first 20 times of 200 therapists over 90 days, \(name)", operations: slotRounds) {
    var count = 0
    for _ in 0..<slotRounds { count &+= practice.search.find(wish, limit: 20).count }
    return count
  }
}
