/** 500 services on 10,000 lines, about 420 KB, with anchors, aliases and merges. */
export function composeOf10kLines(): string {
  return `${COMMON}services:\n${blocks(500, longService)}volumes:\n  data: {}\n`;
}

/** A deployment, a service and a config map for each of 180 apps: some 10,000 lines. */
export function kubernetesOf10kLines(): string {
  return blocks(180, kubernetesApp);
}

/** Services of five lines each. */
export function composeOf(services: number): string {
  return `${COMMON}services:\n${blocks(services, shortService)}`;
}

function blocks(count: number, block: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => block(index)).join('');
}

const COMMON = `x-common: &common
  restart: unless-stopped
  logging: &logging
    driver: json-file
    options: { max-size: "10m", max-file: "3" }
`;

const shortService = (index: number) => `  service-${index}:
    <<: *common
    image: registry.example.com/shop/service:1.${index}
    depends_on: [service-${index >> 1}]
    scale: 2
`;

const longService = (index: number) => `  service-${index}:
    <<: *common
    image: "registry.example.com/shop/service-${index}:\${TAG:-1.${index}}"
    hostname: 'shop-service-${index}'
    command: ["node", "server.js", "--port", "${3000 + index}", "--workers", "2"]
    ports:
      - "${3000 + index}" # published wherever the host has a free port
    expose: ["${3000 + index}"]
    environment: &environment-${index}
      SERVICE_NAME: service-${index}
      LOG_LEVEL: info
      UPSTREAM_URL: http://service-${index >> 1}:3000/api?name=service-${index}
    labels:
      com.example.team: 'team number ${index % 7}'
    healthcheck: { test: ["CMD", "curl", "--fail", "http://localhost:${3000 + index}/health"], interval: 10s }
    depends_on: [service-${index >> 1}, service-${index >> 2}]
    x-notes: |
      The service number ${index}: it answers on its own port, and tells of it.
      key: this is text and not a key, and so is everything that follows it
    deploy: { replicas: ${1 + (index % 3)}, resources: { limits: { cpus: "0.50", memory: 256M } } }
`;

/** A deployment, a service and a config map. */
export const kubernetesApp = (index: number) => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${index}
  labels: &labels-${index}
    app.kubernetes.io/name: app-${index}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${1 + (index % 4)}
  selector:
    matchLabels: *labels-${index}
  template:
    metadata:
      labels: *labels-${index}
    spec:
      containers:
        - name: app
          image: "registry.example.com/shop/app-${index}:1.${index}"
          command: ["node", "server.js"]
          args:
            - --port
            - "${3000 + index}"
          ports:
            - containerPort: ${3000 + index}
          env:
            - name: UPSTREAM_URL
              value: http://app-${index >> 1}:80/api
            - { name: LOG_LEVEL, value: info }
          resources:
            limits: { cpu: 500m, memory: 256Mi }
---
apiVersion: v1
kind: Service
metadata:
  name: app-${index}
spec:
  selector:
    app.kubernetes.io/name: app-${index}
  ports:
    - port: 80
      targetPort: ${3000 + index}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: app-${index}
data:
  settings.ini: |
    [app]
    name: app-${index}
    # and nothing else
    workers = 2
  greeting: 'Good day, and welcome to app number ${index}'
`;
