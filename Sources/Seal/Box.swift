import CSodium

extension Key {
  /// Seals a short secret: another key, a file's name, a phone number.
  ///
  /// `context` is not stored, but the same bytes must be given to open it: it ties the secret to its place, so a
  /// sealed value moved into another row does not open. XChaCha20-Poly1305, a random 24-byte nonce in front.
  public func seal(_ clear: [UInt8], context: [UInt8]) -> [UInt8] {
    let nonce = Seal.randomBytes(nonceByteCount)
    let length = nonceByteCount + clear.count + boxTagByteCount
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      _ = buffer.update(from: nonce)
      withBytes { key in
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
          buffer.baseAddress! + nonceByteCount, nil, clear, UInt64(clear.count), context, UInt64(context.count), nil,
          nonce, key)
      }
      filled = length
    }
  }

  /// What `seal` was given, if not a bit of it, of its context or of the key has changed.
  public func open(_ sealed: [UInt8], context: [UInt8]) throws(SealFailure) -> [UInt8] {
    let length = sealed.count - nonceByteCount - boxTagByteCount
    guard length >= 0 else { throw .cutShort }
    var opened = false
    let clear = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      sealed.withUnsafeBufferPointer { box in
        withBytes { key in
          opened =
            crypto_aead_xchacha20poly1305_ietf_decrypt(
              buffer.baseAddress, nil, nil, box.baseAddress! + nonceByteCount,
              UInt64(length + boxTagByteCount), context, UInt64(context.count), box.baseAddress!, key) == 0
        }
      }
      filled = opened ? length : 0
    }
    guard opened else { throw .altered }
    return clear
  }
}

private let nonceByteCount = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
private let boxTagByteCount = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
