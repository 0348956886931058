/** A logical id as other managers would write it: `web-server` of `WebServerGroup`. */
export function plainName(logicalId: string): string {
  const words = logicalId.replace(
    /(AutoScalingGroup|ScalingGroup|ASG|Asg|Group|EcsService|ECSService|Service)$/,
    '',
  );
  return words.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** The names beside a logical id: the one in the account, where it is written, and the plain one. */
export function otherNames(logicalId: string, name: string | undefined): readonly string[] {
  const names = [...(name === undefined ? [] : [name]), plainName(logicalId)];
  return [...new Set(names)].filter((other) => other !== logicalId && other !== '');
}
