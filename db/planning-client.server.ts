import pg from "pg"

/** A statement gets a name when a connection is asked for it so many times; most of a start-up's never are. */
const ASKED_OFTEN = 3
/** Plans are kept in the connection's own process: about 30 to 100 kB each. */
const MOST_NAMES = 150
/** Texts whose number of askings is remembered; a question built word by word must not fill the memory. */
const MOST_COUNTED = 2000

const CONNECTS_WITHIN = 10_000

type Asked = { times: number; name?: string }

/**
 * A connection that lets PostgreSQL plan once what it is asked again and again. A page's conditions about who may
 * see what take longer to plan than to answer: on the desk two thirds of the database's time.
 *
 * It relies on sessions, so a pooler between us and PostgreSQL has to know prepared statements (PgBouncer does
 * from 1.21) or to keep sessions.
 */
export class PlanningClient extends pg.Client {
  readonly #asked = new Map<string, Asked>()
  #names = 0

  /** The pool's time limit is for waiting in its queue; a server that does not answer is given up sooner. */
  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === "object" ? { ...config, connectionTimeoutMillis: CONNECTS_WITHIN } : config)
  }

  /** The name under which a text is planned on this connection; none as long as it is asked seldom. */
  #nameOf(text: string): string | undefined {
    const asked = this.#asked.get(text) ?? { times: 0 }
    asked.times += 1
    if (asked.times === 1 && this.#asked.size < MOST_COUNTED) this.#asked.set(text, asked)
    if (!asked.name && asked.times >= ASKED_OFTEN && this.#names < MOST_NAMES)
      asked.name = `s${++this.#names}`
    return asked.name
  }

  /** As `pg.Client.query`; only a statement given as an object, with parameters and without a name, gets one. */
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg cannot be said otherwise
  override query(config: any, values?: any, ...rest: any[]): any {
    const send = super.query as (...all: unknown[]) => unknown
    const isPlannable =
      typeof config === "object" &&
      config !== null &&
      typeof config.text === "string" &&
      !config.name &&
      typeof config.submit !== "function" &&
      Array.isArray(values) &&
      values.length > 0
    const name = isPlannable ? this.#nameOf(config.text) : undefined
    return send.call(this, name ? { ...config, name } : config, values, ...rest)
  }
}
