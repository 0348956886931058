import type * as mocha from 'mocha';

/** The build of mocha for browsers, which leaves itself among the globals. */
const { Mocha } = globalThis as unknown as { Mocha: typeof mocha };

export default Mocha;
