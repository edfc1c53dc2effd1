import { createHash } from "node:crypto"
import WebSocket from "ws"
import * as Y from "yjs"
import { until } from "#tests/support/machine.ts"
import type { Journal } from "./journal.ts"
import { type BenchServer, ORIGIN } from "./servers.ts"
import { tokenOf } from "./tokens.ts"

const NOTHING = new Uint8Array([0])

/** Somebody at a document, as the measuring sees them. */
export type BenchClient = {
  paper: string
  isSynced: () => boolean
  /** Writes the edit's token at the end of a paragraph of its own. */
  type: (edit: number) => void
  /** Which of its edits the server has confirmed. */
  confirmed: () => number[]
  /** A digest of the text as it has it; the same frames give the same text, which `known` remembers. */
  contentHash: (known: Map<string, string>) => string
  leave: () => void
}

export const hashOf = (doc: Y.Doc) =>
  createHash("sha256").update(doc.getXmlFragment("default").toString()).digest("hex")

/** The frames that somebody was sent and sent, so that a text can be made of them once the measuring is over. */
class Keeper {
  readonly updates: Uint8Array[] = []
  private readonly digest = createHash("sha1")

  add(update: Uint8Array) {
    this.updates.push(update)
    this.digest.update(update)
  }

  contentHash(known: Map<string, string>): string {
    const key = this.digest.copy().digest("hex")
    const found = known.get(key)
    if (found) return found
    const doc = new Y.Doc()
    for (const update of this.updates) Y.applyUpdate(doc, update)
    const hash = hashOf(doc)
    known.set(key, hash)
    return hash
  }
}

/**
 * A client that keeps the frames and applies nothing while it is measured, so that hundreds fit into one process.
 * What it writes it makes in a small document of its own.
 */
export const lightClient = (
  server: BenchServer,
  paper: string,
  number: number,
  journal: Journal,
): BenchClient => {
  const { framing } = server
  const socket = new WebSocket(server.url + framing.path(paper), {
    headers: { cookie: String(number), origin: ORIGIN },
    perMessageDeflate: false,
  })
  const keeper = new Keeper()
  const counted: (number | null)[] = []
  const doneEdits: number[] = []
  let covered = 0
  let isSynced = !framing.hasText
  let text: Y.XmlText | null = null
  let current: number | null = null
  const own = new Y.Doc()

  const send = (step: 0 | 1 | 2, payload: Uint8Array) => {
    if (framing.counts(step)) counted.push(current)
    socket.send(framing.sync(paper, step, payload))
  }
  const confirm = (upTo: number) => {
    for (; covered < Math.min(upTo, counted.length); covered++) {
      const edit = counted[covered]
      if (edit === null || edit === undefined) continue
      doneEdits.push(edit)
      journal.confirmed(edit)
    }
  }
  own.on("update", (update: Uint8Array) => {
    keeper.add(update)
    send(2, update)
  })
  socket.on("open", () => {
    const hello = framing.hello(paper)
    if (hello) socket.send(hello)
    if (framing.hasText) send(0, NOTHING)
  })
  socket.on("error", () => {})
  socket.on("message", (data: Buffer) => {
    const frame = framing.read(data)
    if (frame.kind === "confirmed") confirm(frame.upTo ?? covered + 1)
    if (frame.kind !== "update" && frame.kind !== "step2") return
    if (frame.kind === "step2") isSynced = true
    journal.arrived(number, frame.payload)
    keeper.add(frame.payload)
  })

  const ownText = () => {
    if (text) return text
    const paragraph = new Y.XmlElement("paragraph")
    text = new Y.XmlText()
    paragraph.insert(0, [text])
    own.getXmlFragment("default").insert(0, [paragraph])
    return text
  }
  return {
    paper,
    isSynced: () => isSynced && socket.readyState === WebSocket.OPEN,
    type: (edit) => {
      if (edit < 0) return void ownText()
      const at = ownText()
      current = edit
      at.insert(at.length, tokenOf(edit))
      current = null
    },
    confirmed: () => doneEdits,
    contentHash: (known) => keeper.contentHash(known),
    leave: () => socket.terminate(),
  }
}

/** Waits until everybody is in. */
export const allSynced = (clients: readonly BenchClient[], name: string) =>
  until(() => clients.every((client) => client.isSynced()), {
    within: 60_000,
    what: `all to be in at ${name}`,
  })
