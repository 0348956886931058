import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { nameOf } from '../../core/uri';

/** `gcloud app deploy` takes `app.yaml`, and for more services any name: most end or begin as it does. */
const APP_ENGINE_FILE = /^(app|.*[-_.]app|app[-_.].*)\.ya?ml$/;
const RUNTIME =
  /^\uFEFF?["']?runtime["']?[ \t]*:[ \t]*["']?(python|nodejs|node|go|java|php|ruby|custom|aspnetcore|dotnet|vm)/m;
/** What marks a service of Knative as one for Cloud Run (https://cloud.google.com/run/docs/reference/yaml/v1). */
const CLOUD_RUN =
  /\brun\.googleapis\.com\/|\bcloud\.googleapis\.com\/location\b|^apiVersion:[ \t]*["']?run\.googleapis\.com/m;
const API_VERSION = /^apiVersion:[ \t]*["']?([^"'\s]+)/gm;

export function recognise(source: SourceText): Recognition {
  if (!isAppEngine(source) && !isCloudRun(source)) return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}

function isAppEngine({ uri, text }: SourceText): boolean {
  return (
    APP_ENGINE_FILE.test(nameOf(uri)) && RUNTIME.test(text) && !/^(apiVersion|name|services):/m.test(text)
  );
}

function isCloudRun({ text }: SourceText): boolean {
  if (!CLOUD_RUN.test(text)) return false;
  const versions = [...text.matchAll(API_VERSION)].map(([, version = '']) => version);
  return (
    versions.length > 0 &&
    versions.every((version) => /^(serving\.knative\.dev|run\.googleapis\.com)\//.test(version))
  );
}
