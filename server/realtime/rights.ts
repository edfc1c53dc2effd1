import type { Query } from "#app/documents/state/load-state.server.ts"
import { readAccessChanges } from "#app/documents/state/read-access-changes.server.ts"
import type { Bus } from "./bus.ts"
import type { Connection } from "./connection.ts"
import type { Connections } from "./connections.ts"
import type { RealtimeLog } from "./ports.ts"
import type { RealtimeSettings } from "./settings.ts"
import { repeat } from "./waiting.ts"

export type RightsWatchDeps = {
  query: Query
  settings: RealtimeSettings
  connections: Connections
  bus: Bus
  log: RealtimeLog
}

/** How many sockets are asked about at a time. */
const AT_ONCE = 8

/**
 * Rights while connected: follows the log of access changes, whoever wrote it and whether or not that process
 * lives, and asks again for every socket concerned; now and then for all.
 */
export class RightsWatch {
  private from: string | null = null
  private learning: Promise<void> | null = null
  /** Changes read already that the log gives again, since a transaction below theirs has not ended. */
  private seen = new Set<number>()
  private readonly toAsk = new Set<Connection>()
  private asking = 0
  private readonly tailing: ReturnType<typeof repeat>
  private readonly backstop: ReturnType<typeof repeat>
  private readonly unsubscribe: () => void

  constructor(private readonly deps: RightsWatchDeps) {
    const { settings, connections, bus } = deps
    this.tailing = repeat(settings.accessPollMs, () => this.read().catch(() => {}))
    this.backstop = repeat(settings.rightsEveryMs, async () => this.askAgain(connections.all()))
    this.unsubscribe = bus.subscribe((hint) => hint.kind === "access" && this.wake())
  }

  /** Resolves once changes are followed; rights asked before that might change unnoticed. */
  async following(): Promise<void> {
    if (this.from !== null) return
    this.learning ??= this.read().finally(() => {
      this.learning = null
    })
    await this.learning
  }

  wake(): void {
    this.tailing.wake()
  }

  async stop(): Promise<void> {
    this.unsubscribe()
    this.toAsk.clear()
    await Promise.all([this.tailing.stop(), this.backstop.stop()])
  }

  private async read(): Promise<void> {
    const { xmin, changes } = await readAccessChanges(this.deps.query, this.from)
    const fresh = changes.filter((change) => !this.seen.has(change.seq))
    const unfinished = changes.filter((change) => BigInt(change.transaction) >= BigInt(xmin))
    this.seen = new Set(unfinished.map((change) => change.seq))
    this.from = xmin
    if (fresh.length > 0) this.askAgain(this.deps.connections.concerned(fresh))
  }

  private askAgain(connections: readonly Connection[]) {
    for (const connection of connections) if (connection.personId) this.toAsk.add(connection)
    while (this.asking < AT_ONCE && this.toAsk.size > 0) {
      this.asking++
      void this.askAll().finally(() => this.asking--)
    }
  }

  private async askAll(): Promise<void> {
    for (const connection of this.toAsk) {
      this.toAsk.delete(connection)
      if (!connection.isClosed) await connection.reauthorise()
    }
  }
}
