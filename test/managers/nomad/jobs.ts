/** A job with a group, of which tests change what they speak of. */
export const GROUP = (name: string, more = '', config = 'image = "registry.test/shop"') => `
  group "${name}" {
${more}
    task "${name}" {
      driver = "docker"
      config {
        ${config}
      }
    }
  }
`;

export const JOB = (name: string, ...parts: string[]) => `job "${name}" {\n${parts.join('')}}\n`;
