import ScripDesk

/// A number beside a list as staff read it: `312`, and `1000+` where nobody counted further.
func shown(count: Int) -> String { count > ShowToday.countMax ? "\(ShowToday.countMax)+" : String(count) }
