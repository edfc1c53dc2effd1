import { loadState, type Query, readHead, type StateHead } from "#app/documents/state/load-state.server.ts"
import {
  type EditRefusal,
  type IntendedEdit,
  readEdit,
  settleEdit,
  storeEdit,
} from "#app/documents/state/store-edit.server.ts"
import type { Bus } from "./bus.ts"
import { type Digester, UnfitEditError } from "./digester.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeLog } from "./ports.ts"
import type { RealtimeSettings } from "./settings.ts"

export type EditsDeps = {
  query: Query
  settings: RealtimeSettings
  digester: Digester
  metrics: RealtimeMetrics
  bus: Bus
  log: RealtimeLog
  /** Writes the readable form of a text that nobody has open. */
  refreshText(documentId: string): void
}

/** What became of an edit; a refused one was told so by whoever asked. */
export type EditOutcome =
  | { kind: "applied"; seq: number }
  /** It will not be made: say so to whoever meant it (`refuseEdit`). */
  | { kind: "refused"; reason: EditRefusal }
  | { kind: "unknown" }

/** A text whose epoch changes at every try has something else wrong with it. */
const TRIES = 5

type Loaded = { head: StateHead; updates: Uint8Array[] }

/**
 * Makes the edits that verbs meant. Each is worked out by the worker on a copy of what is committed, and stored
 * by the statement that marks it as applied: so it is in the log once, whoever tries and how often, and nobody is
 * shown it before it is. Open rooms then read it from the log, as they read what another process stored.
 */
export class Edits {
  constructor(private readonly deps: EditsDeps) {}

  /**
   * Applies an edit, unless that has been done.
   * @throws if the database or the worker fails: try again, nothing is done twice
   */
  async apply(editId: string): Promise<EditOutcome> {
    const { query, metrics, log } = this.deps
    const edit = await readEdit(query, editId)
    const outcome = edit ? await this.outcomeOf(edit) : ({ kind: "unknown" } as const)
    metrics.edits.inc({ outcome: outcome.kind })
    if (outcome.kind === "refused")
      log.warn({ documentId: edit?.documentId, editId, reason: outcome.reason }, "an edit was refused")
    return outcome
  }

  private async outcomeOf(edit: IntendedEdit): Promise<EditOutcome> {
    for (let tries = 0; tries < TRIES; tries++) {
      const now = tries === 0 ? edit : await readEdit(this.deps.query, edit.id)
      if (now?.appliedSeq) return { kind: "applied", seq: now.appliedSeq }
      if (now?.refused) return { kind: "refused", reason: now.refused }
      const outcome = await this.attempt(edit)
      if (outcome) return outcome
    }
    throw new Error(`edit ${edit.id} found another text at every try`)
  }

  /** Null when the text was locked, begun anew or edited by somebody with the same edit meanwhile: look again. */
  private async attempt(edit: IntendedEdit): Promise<EditOutcome | null> {
    const { query, digester, settings } = this.deps
    const head = await readHead(query, edit.documentId)
    if (!head) return { kind: "refused", reason: "gone" }
    if (head.isLocked) return { kind: "refused", reason: "locked" }
    const loaded = await this.load(edit.documentId)
    if (!loaded) return null
    try {
      const { update, bytes } = await digester.edit(loaded.updates, edit.kind, edit.payload)
      const isTooLarge = bytes > settings.maxDocumentBytes && bytes > loaded.head.bytes
      if (isTooLarge) return { kind: "refused", reason: "document-full" }
      return await this.store(edit, loaded.head, update)
    } catch (error) {
      if (error instanceof UnfitEditError) return { kind: "refused", reason: "unfit" }
      throw error
    }
  }

  private async load(documentId: string): Promise<Loaded | null> {
    const { query, settings } = this.deps
    const updates: Uint8Array[] = []
    const take = (page: Uint8Array[]) => void updates.push(...page)
    const head = await loadState(query, documentId, take, settings.tailPageRows)
    return head && { head, updates }
  }

  private async store({ id, documentId }: IntendedEdit, head: StateHead, update: Uint8Array | null) {
    const { query, bus, refreshText } = this.deps
    const { epoch } = head
    if (!update) {
      await settleEdit(query, { id, epoch, seq: head.headSeq })
      return null // the next look finds it applied
    }
    const seq = await storeEdit(query, { id, epoch, update })
    if (seq === null) return null
    bus.publish({ kind: "head", documentId, headSeq: seq })
    refreshText(documentId)
    return { kind: "applied", seq } as const
  }
}
