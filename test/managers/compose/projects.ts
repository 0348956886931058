/** Projects by what they show, as files; Compose is asked for `compose.yaml` and then for what `with` names. */
export interface Project {
  readonly files: Readonly<Record<string, string>>;
  readonly with?: readonly string[];
}

const one = (text: string, env?: string): Project => ({
  files: { 'compose.yaml': text, ...(env === undefined ? {} : { '.env': env }) },
});

const over = (base: string, top: string): Project => ({
  files: { 'compose.yaml': base, 'over.yaml': top },
  with: ['over.yaml'],
});

const WEB = 'services:\n  web:\n    image: shop\n';

export const PROJECTS: Readonly<Record<string, Project>> = {
  'how plain scalars are printed': one(
    `${WEB}    environment: {A: 0800, B: 014, C: 1e6, D: 2020-01-01, E: yes, F: 0x1F, G: 1_000, H: 1.50, I: "1.50", L: .5, M: -0, N: 0b11, O: 0o14, P: 12345678901234567890, Q: 1.0, S: '', T: 1:30, U: Off, V: true, W: 1234567.5, X: 0.00001}\n`,
  ),
  'command strings': one(
    'services:\n' +
      ['a b && c', 'a | b', 'a 2>&1 b', 'a\\;b "c\\n d"', "a `l s; x` 'b c'", 'a "" #b', '']
        .map((command, index) => `  s${index}: {image: x, command: ${JSON.stringify(command)}}\n`)
        .join(''),
  ),
  'a list of arguments': one(`${WEB}    entrypoint: [a, "b c", "1"]\n`),
  'ports, short and long, one by one and in ranges': one(
    `${WEB}    ports: ["80-82:90-92", "[::1]:81:80", "6060:6060/udp", 8080, "8000-8002:80", "127.0.0.1::70", {target: 80, published: "8081", mode: host, host_ip: 127.0.0.1}, "8090:80", "8090:80"]\n`,
  ),
  'volumes by name, path and drive': one(
    `${WEB}    volumes: ["data:/data/", "./x:/y:ro,z", "~/q:/q", "C:\\\\x:/w", "/anon", "v:/v", "other:/data", {type: volume, source: data, target: /e}]\nvolumes: {data: , other: }\n`,
  ),
  'variables with every operator, and nested ones': one(
    `${WEB}    environment:\n      A: \${A}\n      B: \${B:-b}\n      C: \${E-c}\n      D: \${E:-d}\n      E: \${A:+set}\n      F: \${NO+set}\n      G: \${NO:-\${A:-x}}\n      H: $\${A}\n      I: $A-$NO-$1\n      J: \${NO-\${NO2-\${A}}}\n`,
    'A=1\nE=\n',
  ),
  'a variable that is no name': one(`${WEB}    command: \${1}\n`),
  'a count from a variable': one(`${WEB}    scale: \${N}\n`, 'N=3\n'),
  'a null over what is there': over(
    `${WEB}    command: a\n    environment: {A: 1}\n    ports: ["80"]\n    depends_on: [db]\n    deploy: {replicas: 2}\n  db: {image: pg}\n`,
    'services:\n  web:\n    image:\n    command:\n    environment:\n    ports:\n    depends_on:\n    deploy:\n',
  ),
  'lists and mappings that come over each other': over(
    `${WEB}    environment: {A: 1, B: 2, C: 3}\n    ports: ["80:80", "90:90"]\n    depends_on: [db]\n    volumes: ["./a:/a", "v1:/b"]\n    restart: always\n  db: {image: pg}\n  cache: {image: redis}\nvolumes: {v1: , v2: }\n`,
    'services:\n  web:\n    environment: ["B=20", C, "D="]\n    ports: ["80:80", "91:91"]\n    depends_on: {db: {condition: service_healthy}, cache: {condition: service_started, required: false}}\n    volumes: ["v2:/b", "v1:/c"]\n    command: b c\n',
  ),
  'what !reset and !override take away': over(
    `${WEB}    ports: ["80:80"]\n    environment: [A=1]\n    command: x\n    scale: 2\n  gone: {image: x}\n`,
    'services:\n  web: {ports: !reset [], environment: !override [B=2], command: !reset null, scale: !reset null}\n  gone: !reset null\n',
  ),
  'documents in one file': one(
    `${WEB}    environment: [A=1]\n---\nservices:\n  web: {environment: [B=2], scale: 3}\n`,
  ),
  'anchors and merges': one(
    'x-app: &app {image: shop, restart: always, environment: &env {A: 1}}\nservices:\n  web: {<<: *app, scale: 2}\n  worker:\n    <<: *app\n    environment: {<<: *env, B: 2}\n',
  ),
  'a service that extends another, in a chain': one(
    'services:\n  base: {image: b, environment: {A: 1, B: 2}, ports: ["80:80"], depends_on: [db], volumes: ["./x:/x"], labels: {q: 1}, command: c, links: [db]}\n  db: {image: pg}\n  mid: {extends: base, environment: [A=3]}\n  web: {extends: {service: mid}, ports: ["81:80", "80:80"], depends_on: {other: {condition: service_healthy}}, scale: 2}\n  other: {image: o}\n',
  ),
  'a service that extends one of another file': {
    files: {
      'compose.yaml':
        'services:\n  web: {extends: {file: sub/r.yaml, service: remote}, deploy: {replicas: 3}}\n',
      'sub/r.yaml':
        'services:\n  remote: {extends: r2, env_file: [my.env], image: o, environment: {X: "${T-t}"}}\n  r2: {command: "r2 x", extends: {file: ../top.yaml, service: r4}}\n',
      'sub/my.env': 'FROM_FILE=1\n',
      'top.yaml': 'services:\n  r4: {entrypoint: r4, restart: always}\n',
    },
  },
  'a circle of extends': one('services:\n  a: {extends: b, image: x}\n  b: {extends: a}\n'),
  'a service to extend that is not there': one('services:\n  a: {extends: nope, image: x}\n'),
  'a file to extend from that is not there': one(
    'services:\n  a: {extends: {file: no.yaml, service: x}, image: x}\n',
  ),
  'an empty file to extend from': {
    files: {
      'compose.yaml': 'services:\n  a: {extends: {file: empty.yaml, service: x}, image: x}\n',
      'empty.yaml': '# nothing yet\n',
    },
  },
  'a file that is included, with variables of its own': {
    files: {
      'compose.yaml':
        'include: [sub/compose.yaml]\nservices:\n  web: {image: "a:${T-0}", depends_on: [inner]}\n',
      'sub/compose.yaml':
        'services:\n  inner: {image: "x:${T}", volumes: ["vol:/v"], command: "echo $$HOME ${T:-q}"}\nvolumes: {vol: }\n',
      'sub/.env': 'T=7\n',
    },
  },
  'the long form of include': {
    files: {
      'compose.yaml':
        'include:\n  - {path: [sub/compose.yaml, more.yaml], env_file: e.env, project_directory: .}\nservices:\n  web: {image: x}\n',
      'sub/compose.yaml': 'services:\n  inner: {image: "x:${T}", env_file: f.env}\n',
      'more.yaml': 'services:\n  inner: {scale: 2}\n',
      'e.env': 'T=9\n',
      'f.env': 'F=1\nG=${F}2\n',
    },
  },
  'an override of what is included': {
    files: {
      'compose.yaml': 'include: [sub.yaml]\n',
      'sub.yaml': 'services:\n  inner: {image: x}\n',
      'over.yaml': 'services:\n  inner: {image: y}\n',
    },
    with: ['over.yaml'],
  },
  'a conflict with what is included': {
    files: {
      'compose.yaml': 'include: [sub.yaml]\nservices:\n  inner: {image: z}\n',
      'sub.yaml': 'services:\n  inner: {image: x}\n',
    },
  },
  'the same as what is included': {
    files: {
      'compose.yaml': 'include: [sub.yaml]\nservices:\n  inner: {image: x}\n',
      'sub.yaml': 'services:\n  inner: {image: x}\n',
    },
  },
  'a section of an included file that differs': {
    files: {
      'compose.yaml': `include: [sub.yaml]\n${WEB}networks: {default: {name: one}}\n`,
      'sub.yaml': 'services: {inner: {image: x}}\nnetworks: {default: {name: two}}\n',
    },
  },
  'sections of an included file that are the same': {
    files: {
      'compose.yaml': `include: [sub.yaml]\n${WEB}networks: {n: {external: true}}\nvolumes: {v: }\n`,
      'sub.yaml': 'services: {inner: {image: x}}\nnetworks: {n: {external: true}}\nvolumes: {v: }\n',
    },
  },
  'a secret of an included file, whose path is whole then': {
    files: {
      'compose.yaml': `include: [sub.yaml]\n${WEB}secrets: {s: {file: ./s}}\n`,
      'sub.yaml': 'services: {inner: {image: x}}\nsecrets: {s: {file: ./s}}\n',
    },
  },
  'one secret of two included files': {
    files: {
      'compose.yaml': `include: [one.yaml, two.yaml]\n${WEB}`,
      'one.yaml': 'services: {a: {image: x}}\nsecrets: {s: {file: ./s}}\n',
      'two.yaml': 'services: {b: {image: x}}\nsecrets: {s: {file: s}}\n',
    },
  },
  'the same as what is included, in the long form that it gets': {
    files: {
      'compose.yaml':
        'include: [sub.yaml]\nservices:\n  inner: {image: x, depends_on: {db: {condition: service_started, required: true}}}\n',
      'sub.yaml': 'services:\n  inner: {image: x, depends_on: [db]}\n  db: {image: x}\n',
    },
  },
  'the same as what is included, in the short form': {
    files: {
      'compose.yaml': 'include: [sub.yaml]\nservices:\n  inner: {image: x, ports: ["80:80"]}\n',
      'sub.yaml': 'services:\n  inner: {image: x, ports: ["80:80"]}\n',
    },
  },
  'a circle of include': {
    files: { 'compose.yaml': 'include: [sub.yaml]\n', 'sub.yaml': 'include: [compose.yaml]\n' },
  },
  'an included file that is not there': one(`include: [no.yaml]\n${WEB}`),
  'an include that is no list': one(`include: sub.yaml\n${WEB}`),
  'a service that a profile leaves out': one(`${WEB}  debug: {image: x, profiles: [debug]}\n`),
  'profiles that .env turns on': one(
    `${WEB}  debug: {image: x, profiles: [debug]}\n`,
    'COMPOSE_PROFILES=debug\n',
  ),
  'a need of what a profile leaves out': one(
    `${WEB}    depends_on: [debug]\n  debug: {image: x, profiles: [debug]}\n`,
  ),
  'a need that is not required of what a profile leaves out': one(
    `${WEB}    depends_on: {debug: {condition: service_started, required: false}}\n  debug: {image: x, profiles: [debug]}\n`,
  ),
  'a need of what is nowhere': one(`${WEB}    links: [db]\n`),
  'a circle of needs': one(`${WEB}    depends_on: [db]\n  db: {image: x, volumes_from: [web]}\n`),
  'what links, volumes_from and namespaces imply': one(
    `${WEB}    links: ["db:database"]\n    network_mode: service:net\n    volumes_from: ["files:ro", "container:x"]\n    ipc: service:db\n  db: {image: x}\n  net: {image: x}\n  files: {image: x}\n`,
  ),
  'two counts that differ': one(`${WEB}    scale: 2\n    deploy: {replicas: 3}\n`),
  'two counts that differ, in two files': over(
    `${WEB}    scale: 2\n`,
    'services: {web: {deploy: {replicas: 3}}}\n',
  ),
  'counts that are strings': one(`${WEB}    scale: "2"\n  b: {image: x, deploy: {replicas: "3"}}\n`),
  'a container name with two copies': one(`${WEB}    scale: 2\n    container_name: one\n`),
  'a restart policy': one(
    `${WEB}    restart: no\n    deploy: {restart_policy: {condition: on-failure, delay: 90s, max_attempts: 3, window: 1h30m}}\n`,
  ),
  'variables of the environment without a value': one(`${WEB}    environment: [A, B, C=]\n`, 'A=1\n'),
  'env files under the environment': {
    files: {
      'compose.yaml': `${WEB}    env_file: [a.env, {path: no.env, required: false}]\n    environment: {B: own}\n`,
      'a.env': 'A=1\nB=2\nC="q $A"\nD=\'$A\'\nE=${A}x # note\n',
    },
  },
  'env files that use one another, and one that stands twice': {
    files: {
      'compose.yaml': `${WEB}    env_file: [a.env, b.env, a.env]\n  c: {extends: web, env_file: b.env}\n`,
      'a.env': 'A=1\nB=one\n',
      'b.env': 'B=two\nC=${A}\n',
    },
  },
  'an env file of the same name beside what is extended': {
    files: {
      'compose.yaml': 'services:\n  web: {extends: {file: sub/r.yaml, service: r}, env_file: a.env}\n',
      'sub/r.yaml': 'services:\n  r: {image: x, env_file: a.env}\n',
      'sub/a.env': 'A=sub\nB=sub\n',
      'a.env': 'A=own\n',
    },
  },
  'dependencies in the short form over those in the long one': one(
    'services:\n  a: {image: x, depends_on: {db: {condition: service_healthy, required: false}}}\n  b: {extends: a, depends_on: [db]}\n  c: {extends: a, depends_on: {db: {condition: service_started}}}\n  db: {image: x}\n',
  ),
  'targets of volumes that mean the same': one(
    `${WEB}    volumes: ["v1:/d", "v1:/d/", ./x:/d]\n  b: {image: x, volumes: [{type: volume, source: v1, target: /d/}, "v2:/d"]}\n  c: {image: x, volumes: ["v1:/d/../e", "v2:/e"]}\nvolumes: {v1: , v2: }\n`,
  ),
  'ports in numbers and in texts': one(
    `${WEB}    ports: ["8080:80", {target: 80, published: 8080}, {target: 80, published: "8080"}]\n`,
  ),
  'a scale beside a deploy without a count': one(
    `${WEB}    scale: 3\n    deploy: {restart_policy: {condition: any}}\n  b: {image: x, scale: 2, deploy: {}}\n  c: {image: x, scale: 2}\n`,
  ),
  'two counts that differ, of a service that is not on': one(
    `${WEB}  b: {image: x, profiles: [p], scale: 2, deploy: {replicas: 3}}\n`,
  ),
  'counts in the ways of YAML 1.1': one(
    `${WEB}    scale: 010\n  b: {image: x, scale: 1_0}\n  c: {image: x, scale: "+2"}\n  d: {image: x, scale: 1e1}\n  e: {image: x, deploy: {replicas: 2.0}}\n`,
  ),
  'a count that is a fraction in a text': one(`${WEB}    deploy: {replicas: "2.0"}\n`),
  'a count that is nothing': one(`${WEB}    scale:\n`),
  'texts that are empty': one(
    `${WEB}    container_name: ""\n    restart: ""\n    network_mode: ""\n    scale: 2\n    profiles: []\n`,
  ),
  'what a service of another file needs': {
    files: {
      'compose.yaml': 'services:\n  web: {extends: {file: base.yaml, service: base}}\n',
      'base.yaml': 'services:\n  base: {image: x, depends_on: [db]}\n  db: {image: x}\n',
    },
  },
  'an included file that is no YAML': {
    files: { 'compose.yaml': `include: [sub.yaml]\n${WEB}`, 'sub.yaml': 'services: {a: [}\n' },
  },
  'a service that is empty': one(`${WEB}  b:\n`),
  'a service that is empty over one that is not': over(WEB, 'services:\n  web:\n'),
  'a service that is empty over none': over(WEB, 'services:\n  b:\n'),
  'hosts and limits in both forms': over(
    `${WEB}    extra_hosts: ["a:1.1.1.1"]\n    ulimits: {nproc: {soft: 1, hard: 2}}\n`,
    'services:\n  web: {extra_hosts: {b: 2.2.2.2}, ulimits: {nproc: 3}}\n',
  ),
  'a reset of what is new': over(WEB, 'services:\n  b: {image: x, restart: !reset null, command: a}\n'),
  'a list over a mapping': over(`${WEB}    deploy: {replicas: 2}\n`, 'services: {web: {deploy: [a]}}\n'),
};
