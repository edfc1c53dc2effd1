import { useCallback, useEffect, useRef, useState } from "react"
import type { Awareness } from "y-protocols/awareness"
import type { ShownThread } from "../shown.ts"

type Beside = { threads: readonly ShownThread[]; counts: { open: number; resolved: number } }
/** What became of something that was said: the sentence of a refusal, or why it did not arrive. */
export type Sent = { ok: true } | { ok: false; why: "session" | "network" } | { ok: false; sentence: string }

export type Talk = Beside & {
  /** Whether the threads have arrived. */
  isKnown: boolean
  send: (fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Sent>
}

const NOTHING: Beside = { threads: [], counts: { open: 0, resolved: 0 } }
const EVERY_MS = 20_000
/** The field of awareness by which a page tells the others that it has said something. */
const SAID = "said"

const fieldsOf = (fields: Readonly<Record<string, string | readonly string[]>>) => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one)
  return form
}

const refusedBy = async (answer: Response): Promise<Sent> => {
  if (answer.status === 401) return { ok: false, why: "session" }
  const refusal = await answer.json().catch(() => null)
  const sentence = refusal?.form ?? Object.values(refusal?.fields ?? {})[0] ?? refusal?.reason
  return typeof sentence === "string" ? { ok: false, sentence } : { ok: false, why: "network" }
}

/** Calls back when somebody else's page has said something. */
const useOthers = (awareness: Awareness, heard: () => void) => {
  useEffect(() => {
    const known = new Map<number, unknown>()
    const listen = () => {
      let isNew = false
      for (const [client, state] of awareness.getStates()) {
        if (client === awareness.clientID || state[SAID] === undefined) continue
        isNew ||= known.get(client) !== state[SAID]
        known.set(client, state[SAID])
      }
      if (isNew) heard()
    }
    awareness.on("change", listen)
    return () => awareness.off("change", listen)
  }, [awareness, heard])
}

/** Calls back now, when the page is looked at again, and from time to time while it is. */
const useWhileSeen = (look: () => void) => {
  useEffect(() => {
    const lookIfSeen = () => {
      if (document.visibilityState === "visible") look()
    }
    look()
    const timer = setInterval(lookIfSeen, EVERY_MS)
    addEventListener("focus", look)
    document.addEventListener("visibilitychange", lookIfSeen)
    return () => {
      clearInterval(timer)
      removeEventListener("focus", look)
      document.removeEventListener("visibilitychange", lookIfSeen)
    }
  }, [look])
}

/** The open threads of a text, kept up to date, and the way to say something in them. */
export const useTalk = (path: string, awareness: Awareness): Talk => {
  const [beside, setBeside] = useState<Beside | null>(null)
  const asked = useRef(0)
  const load = useCallback(async (request: () => Promise<Response>): Promise<Response | null> => {
    const turn = ++asked.current
    const answer = await request().catch(() => null)
    if (!answer?.ok) return answer
    const now = await answer.json().catch(() => null)
    // An answer that comes after a later question is stale.
    if (now?.threads && turn === asked.current)
      setBeside((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
    return now?.threads ? answer : null
  }, [])
  const look = useCallback(() => void load(() => fetch(path)), [load, path])
  useOthers(awareness, look)
  useWhileSeen(look)
  const send = useCallback<Talk["send"]>(
    async (fields) => {
      const answer = await load(() => fetch(path, { method: "POST", body: fieldsOf(fields) }))
      if (!answer) return { ok: false, why: "network" }
      if (!answer.ok) return refusedBy(answer)
      awareness.setLocalStateField(SAID, crypto.randomUUID())
      return { ok: true }
    },
    [load, path, awareness],
  )
  return { ...(beside ?? NOTHING), isKnown: beside !== null, send }
}

const SPOKEN_EVERY_MS = 30_000

const commentsOf = (threads: readonly ShownThread[]) =>
  threads.flatMap(({ comments }) => comments.filter(({ isOwn }) => !isOwn).map(({ code }) => code))

/** How many comments of others are new, told every 30 seconds at most; 0 while there is nothing to tell. */
export const useNews = ({ threads, isKnown }: Talk): number => {
  const [news, setNews] = useState(0)
  const latest = useRef<readonly string[]>([])
  latest.current = commentsOf(threads)
  useEffect(() => {
    if (!isKnown) return
    let told = new Set(latest.current)
    const timer = setInterval(() => {
      setNews(latest.current.filter((code) => !told.has(code)).length)
      told = new Set(latest.current)
    }, SPOKEN_EVERY_MS)
    return () => clearInterval(timer)
  }, [isKnown])
  return news
}
