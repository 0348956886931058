job "shop" {
  group "web" {
    count = 8

    scaling {
      min = 2
      max = 5
    }

    task "web" {
      driver = "docker"

      config {
        image = "registry.test/shop:1"
      }
    }
  }
}
