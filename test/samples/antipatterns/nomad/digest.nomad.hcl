job "digest" {
  periodic {
    crons = ["@daily"]
  }

  group "digest" {
    task "digest" {
      driver = "docker"

      config {
        image = "registry.test/shop:1"
      }
    }
  }
}
