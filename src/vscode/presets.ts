import * as vscode from 'vscode';
import type { Formation } from '../core/model';
import type { Preset } from '../core/preset';
import { readYaml } from '../core/formats/yaml/read';
import { SETTINGS_FILE } from '../core/settings-file';
import { presetsIn, readPresets } from '../workspace/presets';
import type { EditorWorkspace } from './workspace';
import { lastOfEach } from '../core/last-of-each';

export const PRESETS = 'formation.presets';

/** The presets of an app: those of its `.formation.yaml`, and those of the editor's settings, which win. */
export function presetsOf({ service }: EditorWorkspace, { app }: Formation): readonly Preset[] {
  const configuration = vscode.workspace.getConfiguration(undefined, vscode.Uri.parse(app.folder));
  const text = JSON.stringify(configuration.get<unknown>(PRESETS) ?? {});
  const [said] = readYaml({ uri: PRESETS, version: 0, text }).roots;
  const presets = [
    ...presetsIn(service.source(`${app.folder}/${SETTINGS_FILE}`)),
    ...readPresets(said).presets,
  ];
  return lastOfEach(presets, ({ name }) => name);
}
