import Seal

/// What a key is for. These types hold nothing: they only keep keys apart.
public enum KeyUse {
  /// Wraps the practices' keys and seals backups.
  public enum Installation {}
  /// Seals one practice's documents.
  public enum Practice {}
}

public typealias InstallationKey = Key<KeyUse.Installation>
public typealias PracticeKey = Key<KeyUse.Practice>
