import { join } from "node:path"
import { pathToFileURL } from "node:url"
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { Journal } from "./journal.ts"
import { type BenchClient, hashOf } from "./light-client.ts"
import { type BenchServer, ORIGIN } from "./servers.ts"
import { tokenOf } from "./tokens.ts"

type Provider = { synced: boolean; destroy: () => void }
type Yjs = Pick<typeof Y, "Doc" | "XmlElement" | "XmlText">

/** What the providers of these servers need of each other: one copy of Yjs, a socket with a page's headers. */
export type Stock = {
  yjs: Yjs
  connect: (server: BenchServer, paper: string, number: number, doc: Y.Doc) => Provider
}

const pageSocket = (number: number) =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols ?? [], {
        headers: { cookie: String(number), origin: ORIGIN },
        perMessageDeflate: false,
      })
    }
  } as unknown as typeof globalThis.WebSocket

const yWebsocket: Stock = {
  yjs: Y,
  connect: (server, paper, number, doc) => {
    const isOurs = server.name.startsWith("ours")
    return new WebsocketProvider(server.url + (isOurs ? "/collab" : ""), isOurs ? `${paper}~1` : paper, doc, {
      disableBc: true,
      params: isOurs ? { v: "1" } : {},
      WebSocketPolyfill: pageSocket(number),
    })
  },
}

/** Hocuspocus has a protocol of its own, and so a provider of its own. */
export const loadStock = async (server: BenchServer, modules: string): Promise<Stock> => {
  if (server.name !== "hocuspocus") return yWebsocket
  const load = (path: string) => import(pathToFileURL(join(modules, path)).href)
  const yjs = (await load("yjs/dist/yjs.mjs")) as Yjs
  const { HocuspocusProvider, HocuspocusProviderWebsocket } = await load(
    "@hocuspocus/provider/dist/hocuspocus-provider.esm.js",
  )
  return {
    yjs,
    connect: (at, paper, number, doc) => {
      const options = { url: at.url, WebSocketPolyfill: pageSocket(number) }
      const websocketProvider = new HocuspocusProviderWebsocket(options)
      const provider = new HocuspocusProvider({
        websocketProvider,
        name: paper,
        document: doc,
        token: "token",
      })
      provider.attach()
      return {
        get synced() {
          return provider.synced as boolean
        },
        destroy: () => {
          provider.destroy()
          websocketProvider.destroy()
        },
      }
    },
  }
}

/** A client with the provider that the server's own pages use, and a whole document behind it. */
export const stockClient = (
  { yjs, connect }: Stock,
  server: BenchServer,
  paper: string,
  number: number,
  journal: Journal,
): BenchClient => {
  const doc = new yjs.Doc()
  const provider = connect(server, paper, number, doc)
  let text: Y.XmlText | null = null
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== null) journal.arrived(number, update)
  })
  const ownText = () => {
    if (text) return text
    const paragraph = new yjs.XmlElement("paragraph")
    text = new yjs.XmlText()
    paragraph.insert(0, [text])
    doc.getXmlFragment("default").insert(0, [paragraph])
    return text
  }
  return {
    paper,
    isSynced: () => provider.synced || !server.framing.hasText,
    type: (edit) => {
      const at = ownText()
      if (edit >= 0) at.insert(at.length, tokenOf(edit))
    },
    confirmed: () => [],
    contentHash: () => hashOf(doc),
    leave: () => provider.destroy(),
  }
}
