/** A manifest of each kind that is read, by its path: what texts are made of. */
export const SEEDS: Readonly<Record<string, string>> = {
  Procfile: `web: gunicorn --daemon app:app $PORT
# note
worker: FOO="a b" exec node worker.js && nohup x &
release: rake db:migrate
`,
  '.env': `TAG=1.2
A="b \${TAG:-x}"
export B='c
`,
  '.formation.yaml': `app: shop
same:
  web: [frontend]
`,
  'app.json': `{
  "name": "shop",
  "formation": { "web": { "quantity": 2, "size": "basic" }, "worker": { "quantity": "1" } }
}
`,
  'heroku.yml': `build:
  docker:
    web: Dockerfile
run:
  web: bundle exec puma
  worker:
    command: [sidekiq]
    image: web
`,
  'compose.yaml': `name: shop
x-common: &common
  restart: always
include: [{ path: other/compose.yaml, env_file: .env }]
services:
  web:
    <<: *common
    extends: { file: other/compose.yaml, service: base }
    image: "shop:\${TAG:-1}"
    command: ["node", "server.js", --daemon]
    ports: ["8080:80", { target: 90, published: "9000-9001" }]
    deploy: { replicas: 2 }
    depends_on: { db: { condition: service_healthy } }
    env_file: .env
  db: &db
    image: postgres
    container_name: db
    scale: 2
    volumes: [data:/var/lib/postgresql/data]
    healthcheck:
      test: >-
        pg_isready
  copy: *db
`,
  'compose.override.yaml': `services:
  web:
    ports: !reset []
    scale: \${N}
    build: .
`,
  'other/compose.yaml': `services:
  base:
    image: base
    profiles: [debug]
    network_mode: service:other
  other:
    extends: base
`,
  'k8s/app.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
  labels: &labels { app: web }
spec:
  replicas: 3
  selector: { matchLabels: *labels }
  template:
    metadata: { labels: *labels }
    spec:
      containers:
        - name: web
          image: shop:1
          command: [sh, -c, "exec node server.js"]
          env: [{ name: DB, value: "postgres://db:5432" }]
          ports: [{ containerPort: 80, hostPort: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { minReplicas: 2, maxReplicas: 1, scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { minAvailable: 100%, selector: { matchLabels: { app: web } } }
`,
  'k8s/kustomization.yaml': `resources: [app.yaml, overlay]
namePrefix: shop-
commonLabels: { team: a }
replicas:
  - name: web
    count: 4
images: [{ name: shop, newTag: "2" }]
patches:
  - target: { kind: StatefulSet }
    patch: |-
      - op: replace
        path: /spec/replicas
        value: 5
  - path: patch.yaml
`,
  'k8s/patch.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec: { replicas: 7, template: { spec: { containers: [{ name: web, $patch: delete }] } } }
`,
  'k8s/overlay/kustomization.yaml': `resources: [../app.yaml]
nameSuffix: -b
namespace: b
`,
  'chart/Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
`,
  'chart/values.yaml': `replicaCount: 2
autoscaling: { enabled: true, minReplicas: 1, maxReplicas: 3 }
`,
  'chart/templates/web.yaml': `apiVersion: apps/v1
kind: Deployment
spec:
  replicas: {{ .Values.replicaCount }}
`,
  'jobs/com.example.job.plist': `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>com.example.job</string>
  <!-- note -->
  <key>ProgramArguments</key>
  <array><string>/usr/bin/env</string><string>a &amp; b</string></array>
  <key>KeepAlive</key><true/>
  <key>StartInterval</key><integer>60</integer>
</dict>
</plist>
`,
  'aws/stack.template': `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Count: { Type: Number, Default: 2 }
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "1"
      MaxSize: !Ref Count
      DesiredCapacity: { "Fn::If": [Big, 4, 2] }
      AvailabilityZones: !GetAZs ""
`,
  Dockerfile: `# escape=\`
FROM node:22 AS base
RUN <<END
CMD no
END
ENTRYPOINT ["tini", "--"]
CMD ["node", "-D", \\
  "server.js"]
FROM base AS web
`,
  'units/web@.service': `[Unit]
After=db.service
[Service]
Type=exec
ExecStart=-@/usr/bin/gunicorn name --daemon \\
  # note
  -b :8000 "a b" %i \\x41 ; /bin/true
Restart=no
KillMode=process
`,
  'units/web@.service.d/run.conf': `[Service]
ExecStart=
ExecStart=/srv/web && x
`,
  'units/shop.target': `[Unit]
Wants=web@1.service web@2.service
`,
  'units/web.socket': `[Socket]
Accept=yes
MaxConnections=x
`,
  'units/app.container': `[Container]
Image=postgres
Exec=x
`,
  'supervisord.conf': `[supervisord]
[include]
files = conf.d/*.conf %(here)s/x.ini
[program:web]
command=gunicorn -D -b :8000 ; note
  shop
numprocs: 2
process_name = w
autorestart=false
[eventlistener:a b]
`,
  'conf.d/mail.conf': `[program:mail]
command=%(ENV_X)s
`,
  'process-compose.yaml': `extends: base.yaml
processes:
  web:
    extends: mail
    command: "gunicorn -D"
    replicas: 3
    depends_on: { mail: { condition: process_started } }
  mail:
    entrypoint: [x, y]
    is_daemon: true
`,
  'fly.toml': `app = "shop"
[processes]
web = "gunicorn -D"
"a b" = 'x && y'
[[services]]
processes = ["wbe"]
[http_service]
internal_port = 8080
[[restart]]
policy = "never"
[deploy]
release_command = "x"
`,
  'render.yaml': `services:
  - { type: web, name: web, startCommand: "gunicorn -D", numInstances: 2, disk: { name: x } }
  - { type: worker, name: w, runtime: docker, scaling: { minInstances: 1, maxInstances: x } }
projects:
  - name: p
    environments: [{ name: e, services: [{ type: cron, name: c }], databases: [{ name: d }] }]
`,
  'docker-stack.yml': `services:
  web:
    image: shop:\${TAG:-1}
    command: gunicorn -D "a b" && x
    ports: [{ target: 80, published: 80, mode: host }]
    environment: [DB=postgres://db/x]
    deploy: { mode: global, replicas: '2', restart_policy: { condition: none } }
    scale: 2
    depends_on: { db: { condition: service_healthy } }
  db: { image: postgres, deploy: { mode: replicated-job } }
`,
  'do.yaml': `name: shop
services:
  - name: web
    dockerfile_path: Dockerfile
    run_command: gunicorn -D && x
    instance_count: 2
    autoscaling: { min_instance_count: 1, max_instance_count: x }
    envs: [{ key: A, value: "\${db.URL}" }]
jobs:
  - { name: j, kind: SCHEDULED }
databases: [{ name: db }]
`,
  'web.app.yaml': `runtime: python312
service: web
entrypoint: gunicorn -D x
manual_scaling: { instances: 2 }
automatic_scaling: { min_instances: 1, max_instances: y }
`,
  'run.yaml': `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: web
  labels: { cloud.googleapis.com/location: a }
  annotations: { run.googleapis.com/scalingMode: manual, run.googleapis.com/manualInstanceCount: '2' }
spec:
  template:
    metadata: { annotations: { autoscaling.knative.dev/maxScale: '3' } }
    spec: { containers: [{ image: x, command: [gunicorn], args: [-D] }] }
`,
  'binary.plist': 'bplist00\xd2\x01\x03\x02\x04ULabel\x51aZProgram\x51b',
  'ecosystem.config.js': `const n = 2;
module.exports = {
  apps: [
    { name: 'web', script: 'server.js', instances: n, args: ['-a', 'b'], autorestart: false },
    { script: './x.y.js', instances: -1, exec_mode: 'fork', ...other },
  ],
};
`,
  'ecs.yaml': `Parameters: { N: { Default: 2 } }
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties: { DesiredCount: !Ref N, TaskDefinition: !Ref T, SchedulingStrategy: DAEMON }
  T:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: [{ Image: x, Command: [gunicorn, -D], PortMappings: [{ HostPort: 80 }] }]
  S:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ScalableDimension: ecs:service:DesiredCount
      ResourceId: !Join [/, [service, !GetAtt [Web, Name]]]
      MinCapacity: 1
`,
  'jobs/shop.nomad': `variable "n" { default = 2 }
locals { m = { a = [1, var.n] } }
job "shop" {
  type = "service"
  constraint { distinct_hosts = true }
  group "web" {
    count = local.m.a[1] # \${n}
    scaling { min = 3, max = 1 }
    network { port "http" { static = 80 } }
    service { name = "web" }
    task "web" {
      driver = "docker"
      config { image = "x:\${var.n}" args = ["gunicorn", "-D", "\${NOMAD_PORT_http}", <<-E
        a \${1 + 1}
      E
      ] }
      restart { attempts = 0 }
    }
  }
  group "all" { task "init" { lifecycle { hook = "prestart" } } }
}
`,
  'jobs/job.json': `{ "Job": { "ID": "mail", "Type": "system", "TaskGroups": [{ "Name": "mail", "Count": 2,
  "Networks": [{ "ReservedPorts": [{ "Value": 25 }] }], "Tasks": [{ "Name": "mail", "Config": { "command": "a" } }] }] } }
`,
  'infra/main.tf': `variable "n" { default = 2 }
locals { name = "shop-\${var.n}" }
resource "aws_ecs_service" "web" {
  count           = var.n > 1 ? 2 : 0
  name            = local.name
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = var.tasks[count.index]
  lifecycle {
    ignore_changes = [task_definition]
  }
}
resource "aws_ecs_task_definition" "web" {
  container_definitions = <<-JSON
    [{ "image": "x:\${local.name}", "cpu": \${var.n}, "command": ["gunicorn", "-D"], "portMappings": [{ "hostPort": 80 }] }]
  JSON
}
resource "aws_appautoscaling_target" "web" {
  resource_id  = "service/a/\${aws_ecs_service.web[0].name}"
  min_capacity = 1
}
`,
  'infra/group.tf.json': `{ "resource": { "aws_autoscaling_group": { "nodes": { "for_each": ["a", "b"], "min_size": "\${var.n}", "max_size": 3, "desired_capacity": 9, "lifecycle": { "ignore_changes": ["x"] } } },
  "aws_autoscaling_policy": { "p": { "autoscaling_group_name": "\${aws_autoscaling_group.nodes["a"].name}" } } } }
`,
  'infra/terraform.tfvars': `n = 3
tasks = [1, 2]
`,
  'infra/live/eu/main.tf': `module "shop" {
  source = "../.."
  n      = 2
  for_each = toset(["a", "b"])
}
`,
};
