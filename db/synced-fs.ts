import { fsyncSync } from "node:fs"
import type { PGlite } from "@electric-sql/pglite"
import { NodeFS } from "@electric-sql/pglite/nodefs"

type InitOptions = Parameters<NodeFS["init"]>[1]
type Stream = { nfd: number }
type NodeModule = { NODEFS: { stream_ops: Record<string, unknown> } }

/**
 * PGlite's folder with a real fsync: the stock one has none, and a crash of the machine would then lose what
 * the database calls committed. fdatasync is a stub there, hence `wal_sync_method=fsync` in `startParams`.
 */
export class SyncedNodeFs extends NodeFS {
  override async init(pg: PGlite, options: InitOptions) {
    const base = await super.init(pg, options)
    const addFsync = (module: NodeModule) => {
      module.NODEFS.stream_ops.fsync = (stream: Stream) => {
        fsyncSync(stream.nfd)
        return 0
      }
    }
    const preRun = [...((base.emscriptenOpts.preRun as unknown[]) ?? []), addFsync]
    return { ...base, emscriptenOpts: { ...base.emscriptenOpts, preRun } as typeof base.emscriptenOpts }
  }
}

/** Start parameters of a durable embedded database: PGlite's own without `-F` (which turns fsync off). */
export const durableStartParams = (defaults: readonly string[]) => [
  ...defaults.filter((param) => param !== "-F"),
  "-c",
  "fsync=on",
  "-c",
  "wal_sync_method=fsync",
  "-c",
  "timezone=UTC",
]
