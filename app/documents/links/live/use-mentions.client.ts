import type { Editor } from "@tiptap/core"
import { useCallback, useEffect, useRef, useState } from "react"
import { useEditorValue } from "../../editor/editor-hooks.client.ts"
import type { Suggestion } from "../suggest.ts"
import type { MentionsOfEditor } from "./mention-plugin.ts"

const PAUSE_MS = 150

type Page = { rows: Suggestion[]; next: string | null }
export type Found = Page & { query: string; state: "loading" | "found" | "failed" }

const LOADING = (query: string): Found => ({ query, rows: [], next: null, state: "loading" })

const ask = async (
  home: string,
  query: string,
  after: string | null,
  signal?: AbortSignal,
): Promise<Page> => {
  const asked = new URLSearchParams({ q: query, ...(after === null ? {} : { after }) })
  const answer = await fetch(`${home}/mentions?${asked}`, signal ? { signal } : {})
  if (!answer.ok) throw new Error(`mentions: ${answer.status}`)
  return (await answer.json()) as Page
}

/** What fits what is typed, asked for a moment after the last letter; null while nothing is asked for. */
const useFound = (home: string, query: string | null) => {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (query === null) return setFound(null)
    const stop = new AbortController()
    setFound((before) => before ?? LOADING(query))
    const timer = setTimeout(() => {
      ask(home, query, null, stop.signal).then(
        (page) => setFound({ ...page, query, state: "found" }),
        () => {
          if (!stop.signal.aborted) setFound({ ...LOADING(query), state: "failed" })
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [home, query])
  const more = useCallback(async () => {
    if (!found?.next) return
    const page = await ask(home, found.query, found.next).catch(() => null)
    if (!page) return
    // Only where nothing else was asked for meanwhile.
    setFound((now) => (now === found ? { ...now, rows: [...now.rows, ...page.rows], next: page.next } : now))
  }, [home, found])
  return { found, more }
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** What may be mentioned for what is typed: arrows choose, Enter and Tab take, Escape leaves. */
export const useMentions = (editor: Editor, mentions: MentionsOfEditor, home: string) => {
  const asked = useEditorValue(editor, mentions.asked)
  const { found, more } = useFound(home, asked?.query ?? null)
  const [at, setAt] = useState(0)
  const query = found?.query
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top
  useEffect(() => setAt(0), [query])
  // Who writes on after a name that is nobody's means just that.
  const isNothing = found?.state === "found" && found.rows.length === 0 && /\s/.test(found.query)
  const isShown = asked !== null && found !== null && !isNothing
  const take = (suggestion: Suggestion) => {
    if (asked) mentions.insert(editor.view, asked, suggestion)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isShown || event.isComposing) return false
    if (event.key === "Escape") {
      mentions.leave(editor.view)
      return true
    }
    const step = STEPS[event.key]
    const chosen = found.rows[at]
    if (found.rows.length === 0 || event.shiftKey || event.ctrlKey || event.metaKey) return false
    if (step === 1 && at === found.rows.length - 1 && found.next) void more().then(() => setAt(at + 1))
    else if (step) setAt((at + step + found.rows.length) % found.rows.length)
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen)
    else return false
    return true
  }
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    mentions.listen((event) => latest.current(event))
    return () => mentions.listen(null)
  }, [mentions])
  return { asked: isShown ? asked : null, found, at, take, more }
}
