job "agent" {
  type = "system"

  group "agent" {
    count = 3

    task "agent" {
      driver = "docker"

      config {
        image = "registry.test/agent:1"
      }
    }
  }
}
