resource "aws_ecs_cluster" "shop" {
  name = "shop"
}

resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name    = "web"
      image   = "registry.test/shop:1"
      command = ["gunicorn", "shop:app"]
    }
  ])
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.shop.id
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = var.web_count
}
