import Mocha from 'mocha';

const {
  EVENT_RUN_END,
  EVENT_SUITE_BEGIN,
  EVENT_SUITE_END,
  EVENT_TEST_FAIL,
  EVENT_TEST_PASS,
  EVENT_TEST_PENDING,
} = Mocha.Runner.constants;

/** A line for each test as it ends, what failed in full, and the counts alone on the last line. */
export class Reporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const failures: string[] = [];
    let depth = 0;
    const line = (text: string) => console.log('  '.repeat(depth) + text);

    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.title) line(suite.title);
      depth++;
    });
    runner.on(EVENT_SUITE_END, () => depth--);
    runner.on(EVENT_TEST_PASS, (test) => {
      counts.passed++;
      line(`✔ ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on(EVENT_TEST_PENDING, (test) => {
      counts.skipped++;
      line(`- ${test.title} (skipped)`);
    });
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      counts.failed++;
      line(`✘ ${test.title}`);
      failures.push(`${counts.failed}) ${test.fullTitle()}\n${describe(error)}`);
    });
    runner.on(EVENT_RUN_END, () => {
      for (const failure of failures) console.log(`\n${failure}`);
      const { passed, failed, skipped } = counts;
      console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
