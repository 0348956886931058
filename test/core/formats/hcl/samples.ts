/** What Terraform takes, with something of everything that the syntax has. */
export const MODULE = `# a comment
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}
variable "n" {
  type    = number // another
  default = 3
}
/* a long
comment */
locals {
  a = { for k, v in var.m : k => v.x if v != null }
  b = [for s in ["a", "b"] : upper(s)]
  c = var.n > 2 && !false ? "x-\${var.n}" : "y$\${z}"
  d = <<-EOT
    hello \${var.n}
      there
  EOT
  e = concat([1, 2], [for x in [3] : x * -2]...)
  f = aws_instance.web[*].id
  g = data.x.y["a b"].z.0.w
  h = (1 +
    2) * 3 % 2
  i = { "a b" = 1, c : 2, (var.k) = 3 }
  j = "a\\"b\\\\ \\u00e9"
}
resource "aws_ecs_service" "web" {
  count         = var.n
  desired_count = 2
  lifecycle {
    ignore_changes = [desired_count, task_definition]
  }
  dynamic "load_balancer" {
    for_each = var.lbs
    content { target = load_balancer.value }
  }
  tags = merge(local.tags, {
    Name = "x"
  })
}
`;

/** A job as Nomad's first parser took it. */
export const OLD_JOB = `job "shop" {
  datacenters = ["dc1"]
  "type" = "service"
  group "web" {
    count = 2
    task "server" {
      driver = "docker"
      config { image = "shop:1" port_map { http = 8080 } }
      env { "A.B" = "c", D = "\${NOMAD_ADDR_db}" E = "\${HOME:-x}" }
      resources { cpu = 500 memory = 256 network { mbits = 1 port "http" { static = 80 } } }
    }
  }
}
`;
