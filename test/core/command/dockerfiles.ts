/** A Dockerfile, and what the image that is built of it is configured to run. */
export interface Built {
  readonly title: string;
  readonly text: string;
  readonly target?: string;
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
}

const sh = (text: string) => ['/bin/sh', '-c', text];

/** As the classic builder of Docker 20.10 and newer builds them; none needs an image from elsewhere. */
export const BUILT: readonly Built[] = [
  {
    title: 'a list',
    text: 'FROM scratch\nCMD ["web", "-p", "80"]\n',
    entrypoint: null,
    cmd: ['web', '-p', '80'],
  },
  {
    title: 'text',
    text: 'FROM scratch\nCMD web -p $PORT && true\n',
    entrypoint: null,
    cmd: sh('web -p $PORT && true'),
  },
  {
    title: 'both as lists',
    text: 'FROM scratch\nENTRYPOINT ["tini", "--"]\nCMD ["web"]\n',
    entrypoint: ['tini', '--'],
    cmd: ['web'],
  },
  {
    title: 'an entrypoint as text',
    text: 'FROM scratch\nENTRYPOINT exec web\n',
    entrypoint: sh('exec web'),
    cmd: null,
  },
  {
    title: 'the last of several',
    text: 'FROM scratch\nCMD ["a"]\nCMD ["b"]\nENTRYPOINT ["c"]\nENTRYPOINT ["d"]\n',
    entrypoint: ['d'],
    cmd: ['b'],
  },
  {
    title: 'a stage that builds on another',
    text: 'FROM scratch AS base\nENTRYPOINT ["run"]\nCMD ["a"]\nFROM base\nCMD ["b"]\n',
    entrypoint: ['run'],
    cmd: ['b'],
  },
  {
    title: 'a new entrypoint over the command of the stage below',
    text: 'FROM scratch AS base\nCMD ["a"]\nFROM base\nENTRYPOINT ["run"]\n',
    entrypoint: ['run'],
    cmd: null,
  },
  {
    title: 'a command before its entrypoint in one stage',
    text: 'FROM scratch\nCMD ["a"]\nENTRYPOINT ["run"]\n',
    entrypoint: ['run'],
    cmd: ['a'],
  },
  {
    title: 'a stage that builds on nothing of the ones before',
    text: 'FROM scratch AS build\nCMD ["a"]\nFROM scratch\nLABEL a=b\n',
    entrypoint: null,
    cmd: null,
  },
  {
    title: 'a stage by its name, in any case',
    text: 'FROM scratch AS Web\nCMD ["a"]\nFROM scratch AS worker\nCMD ["b"]\n',
    target: 'web',
    entrypoint: null,
    cmd: ['a'],
  },
  {
    title: 'lines that go on, with comments and blanks between them',
    text: 'FROM scratch\nCMD ["web", \\\n  # how many\n\n  "-n", "2"]\n',
    entrypoint: null,
    cmd: ['web', '-n', '2'],
  },
  {
    title: 'text that goes on',
    text: 'FROM scratch\nCMD web \\ \n  --port 80\n',
    entrypoint: null,
    cmd: sh('web   --port 80'),
  },
  {
    title: 'another escape character',
    text: '# escape=`\nFROM scratch\nCMD web `\n --port C:\\\n',
    entrypoint: null,
    cmd: sh('web  --port C:\\'),
  },
  {
    title: 'a directive behind a comment, which is a comment',
    text: '# shop\n# escape=`\nFROM scratch\nCMD web \\\n --port 80\n',
    entrypoint: null,
    cmd: sh('web  --port 80'),
  },
  {
    title: 'another shell',
    text: 'FROM scratch\nSHELL ["/bin/bash", "-ec"]\nCMD web\n',
    entrypoint: null,
    cmd: ['/bin/bash', '-ec', 'web'],
  },
  {
    title: 'a shell that the stage below set',
    text: 'FROM scratch AS base\nSHELL ["/bin/bash", "-c"]\nFROM base\nCMD web\n',
    entrypoint: null,
    cmd: ['/bin/bash', '-c', 'web'],
  },
  {
    title: 'what looks like a list',
    text: "FROM scratch\nCMD ['web']\n",
    entrypoint: null,
    cmd: sh("['web']"),
  },
  { title: 'an empty list', text: 'FROM scratch\nCMD []\n', entrypoint: null, cmd: [] },
  {
    title: 'escapes in a list',
    text: 'FROM scratch\nCMD ["a\\"b", "c\\u0041"]\n',
    entrypoint: null,
    cmd: ['a"b', 'cA'],
  },
  { title: 'small letters', text: 'from scratch as a\ncmd ["web"]\n', entrypoint: null, cmd: ['web'] },
  { title: 'line ends of Windows', text: 'FROM scratch\r\nCMD ["web"]\r\n', entrypoint: null, cmd: ['web'] },
  {
    title: "commands that are not the image's",
    text: 'FROM scratch\nHEALTHCHECK CMD ["check"]\nONBUILD CMD ["later"]\n# CMD ["never"]\n',
    entrypoint: null,
    cmd: null,
  },
  {
    title: 'variables, which only the shell sees',
    text: 'ARG BASE=scratch\nFROM scratch\nENV PORT=80\nCMD ["web", "$PORT"]\n',
    entrypoint: null,
    cmd: ['web', '$PORT'],
  },
];
