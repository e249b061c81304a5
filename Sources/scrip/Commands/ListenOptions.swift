import ArgumentParser
import ScripWeb

/// Where the server listens.
struct ListenOptions: ParsableArguments {
  @Option(help: "The address to listen on. Only loopback, unless a proxy stands in front.")
  var host = "127.0.0.1"
  @Option(help: "The port, up to 65535; 0 takes a free one.")
  var port = 8080
  @Option(name: .customLong("behind-proxy"), help: "The proxy whose X-Forwarded headers are believed.")
  var behindProxy: String?

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("There is no port \(port). Ports are 0 to 65535; 0 takes a free one.")
    }
  }

  var settings: WebServer.Settings {
    var settings = WebServer.Settings()
    settings.host = host
    settings.port = port
    settings.behindProxy = behindProxy
    return settings
  }
}
