/** Where a folder says more of its app than its manifests do. */
export const SETTINGS_FILE = '.formation.yaml';
