import * as Y from "yjs"
import { writeUpdate } from "./protocol.ts"

/** Somebody who is sent a document's updates. */
export type Listener = {
  /** Has been answered, so that updates now make sense to it. */
  readonly isSynced: boolean
  /** Is shown others' changes only once they are committed (final review). */
  readonly confirmFirst: boolean
  sendUpdate(frame: Uint8Array): void
}

type Item = { update: Uint8Array; from: Listener | null; ticket: number }

/** Updates of one turn of the event loop travel as one frame, encoded once for all. */
const frameOf = (items: readonly Item[]): Uint8Array => {
  const [first] = items
  if (first && items.length === 1) return writeUpdate(first.update)
  return writeUpdate(Y.mergeUpdates(items.map((item) => item.update)))
}

const onlyAuthor = (items: readonly Item[]): Listener | null => {
  const first = items[0]?.from ?? null
  return items.every((item) => item.from === first) ? first : null
}

/**
 * Hands the updates of one document to everybody there: at once, or after the commit to those who are to see
 * committed text only. Nobody is sent their own updates unless somebody else's came in the same turn.
 */
export class Relay {
  private outgoing: Item[] = []
  private unconfirmed: Item[] = []
  private isScheduled = false

  constructor(private readonly listeners: () => Iterable<Listener>) {}

  /** @param ticket what `confirmed` has to reach before committed-only listeners may see it; 0 if they may */
  push(update: Uint8Array, from: Listener | null, ticket: number): void {
    const item = { update, from, ticket }
    this.outgoing.push(item)
    if (ticket > 0 && this.hasPatient()) this.unconfirmed.push(item)
    if (this.isScheduled) return
    this.isScheduled = true
    setImmediate(() => this.flush())
  }

  /** Everything up to this ticket is committed. */
  confirmed(durable: number): void {
    if (this.unconfirmed.length === 0) return
    const ready = this.unconfirmed.filter((item) => item.ticket <= durable)
    this.unconfirmed = this.unconfirmed.filter((item) => item.ticket > durable)
    if (ready.length > 0) this.send(ready, (listener) => listener.confirmFirst)
  }

  /** This listener need not wait any longer: it gets what it has not been shown. */
  release(listener: Listener): void {
    const missed = this.unconfirmed.filter((item) => item.from !== listener)
    if (missed.length > 0 && listener.isSynced) listener.sendUpdate(frameOf(missed))
  }

  private hasPatient() {
    for (const listener of this.listeners()) if (listener.confirmFirst) return true
    return false
  }

  private flush() {
    this.isScheduled = false
    const items = this.outgoing
    this.outgoing = []
    if (items.length > 0) this.send(items, (listener) => !listener.confirmFirst)
    const committed = items.filter((item) => item.ticket === 0)
    if (committed.length > 0) this.send(committed, (listener) => listener.confirmFirst)
  }

  private send(items: readonly Item[], isMeant: (listener: Listener) => boolean) {
    const author = onlyAuthor(items)
    let frame: Uint8Array | null = null
    for (const listener of this.listeners()) {
      if (!listener.isSynced || listener === author || !isMeant(listener)) continue
      frame ??= frameOf(items)
      listener.sendUpdate(frame)
    }
  }
}
