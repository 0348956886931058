variable "workers" {
  type    = number
  default = 2
}

job "shop" {
  datacenters = ["dc1"]

  group "web" {
    count = 3

    scaling {
      min = 2
      max = 10
    }

    network {
      port "http" {}
    }

    task "web" {
      driver = "docker"

      config {
        image = "registry.test/shop:1"
        args  = ["gunicorn", "--bind", ":${NOMAD_PORT_http}", "shop:app"]
        ports = ["http"]
      }
    }
  }

  group "worker" {
    count = var.workers

    task "worker" {
      driver = "docker"

      config {
        image = "registry.test/shop:1"
        args  = ["celery", "-A", "shop", "worker"]
      }
    }
  }
}
