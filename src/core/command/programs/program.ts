/** What the arguments of a program say about leaving for the background. Names of flags are parted by spaces. */
export interface Behaviour {
  /** Flags that take a value, besides those named below as flags of a PID file. */
  readonly values?: string;
  /** Flags without a value, besides those named below: what may stand before another in one word. */
  readonly switches?: string;
  /** True where one dash starts one name: `-daemon`, `-db`. */
  readonly whole?: boolean;
  /** True where the first operand ends the flags. */
  readonly operandsEnd?: boolean;
  /** Flags that detach. With a value that says no (`--fork=false`) they do not. */
  readonly detach?: string;
  /** Flags that detach with a value of this kind: `--daemonize yes`. */
  readonly detachWhen?: Readonly<Record<string, RegExp>>;
  /** A flag without which none of `detach` detaches: `screen -d -m`. */
  readonly detachNeeds?: string;
  /** Environment variables that detach, with what they must hold. */
  readonly detachEnv?: Readonly<Record<string, RegExp>>;
  /** Flags whose value is a PID file. */
  readonly pidFile?: string;
  readonly pidFileEnv?: string;
  /** Flags that keep it in the foreground, whatever else is said. */
  readonly foreground?: string;
  readonly foregroundWhen?: Readonly<Record<string, RegExp>>;
  /** Flags with which it does something else and ends: a test, its version, a signal to the running one. */
  readonly aside?: string;
  readonly asideWhen?: Readonly<Record<string, RegExp>>;
  /** True where of several equal flags the last one counts. */
  readonly lastWins?: boolean;
  /** Set where it detaches unless told otherwise. */
  readonly byDefault?: ByDefault;
  /** True for what a subcommand does by itself: `pg_ctl start`. */
  readonly detaches?: boolean;
  /** Later words of the same program that stay in the foreground for it: `pm2 logs`. */
  readonly heldBy?: RegExp;
  /** What the first operand chooses; flags before it are read as this program's own. */
  readonly commands?: Readonly<Record<string, Behaviour>>;
  /** Flags that the program refuses since a version: `puma 5`. */
  readonly removed?: { readonly flags: string; readonly since: string };
  /** True where it does nothing without the flags of `detachWhen`. */
  readonly needed?: boolean;
  /** True where operands like `NAME=value` are environment variables, as in `rake`. */
  readonly assigns?: boolean;
}

export interface ByDefault {
  /** Words that keep it in the foreground, right behind its name; absent where that hangs on its version. */
  readonly addition?: readonly string[];
  /** A setting of its configuration file that does the same: then the command alone does not tell. */
  readonly setting?: string;
  /** True where its long flags are too many to list: then one that is not listed tells nothing. */
  readonly manyFlags?: boolean;
  /** True where it ends at once without an operand. */
  readonly needsOperand?: boolean;
  /** Matches the name as it is written, where programs of one's own may share it. */
  readonly written?: RegExp;
}

/** A program by the last part of its path. */
export interface Program extends Behaviour {
  readonly names: string | RegExp;
}
