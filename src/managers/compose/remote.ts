/** A place that Compose fetches a file from: a Git repository or an OCI registry (compose `pkg/remote`). */
export function isRemote(path: string): boolean {
  return /^(https?|git|ssh|oci):\/\//.test(path) || /^(git@|github\.com\/)/.test(path);
}
