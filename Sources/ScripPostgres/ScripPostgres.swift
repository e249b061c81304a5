import ScripSQL
