import ScripCore
