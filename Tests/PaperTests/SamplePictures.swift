import Foundation

/// A made-up picture: grey strokes on white, as words cut out of a faxed page would be.
enum SamplePictures {
  /// 400 by 56 pixels, grey.
  static let cutOut = [UInt8](Data(base64Encoded: base64)!)

  private static let base64 = """
    iVBORw0KGgoAAAANSUhEUgAAAZAAAAA4CAAAAAD27PEnAAAAs0lEQVR42u3aMQqFQAwA0T1Y7n8oK23UgHaJuLBv+FgEIbCzn2kcG6ZiOAJC\
    QAghIIQQEEIICCEEhIAQQkAIISCEEPwvJOL4XY9zmGdxv5pefpul4WO20KKqkKUP74tFZSGuePOiWkNc8e5FxX+IK969SNRFnSVRF3WWRF3U\
    HZ6oi7qoi7qoi7qosyTqos6SqIu6Kz5Z1OGrExBCCAghBIQQAkIIASEghBAQQggIIQSErMEOVhDvtzrD1TEAAAAASUVORK5CYII=
    """
}
