import { useCallback, useState } from "react"
import type { Chosen } from "./editor-passages.ts"

/** What is being said: kept until it is published, so that neither a refusal nor an ended session loses it. */
export type Draft = { body: string; language: string; key: string; chosen: Chosen | null }

const read = (name: string): Draft | null => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null")
  } catch {
    return null
  }
}

const write = (name: string, draft: Draft | null) => {
  try {
    if (draft) sessionStorage.setItem(name, JSON.stringify(draft))
    else sessionStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing still has what is on the page.
  }
}

/** The draft that was left under a name, if its words are not published yet. */
export const keptDraft = (name: string): Draft | null => {
  const kept = read(name)
  return kept && kept.body.trim() !== "" ? kept : null
}

/** A draft under a name. */
export const useDraft = (name: string, begin: { language: string; chosen: Chosen | null }) => {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ body: "", key: crypto.randomUUID(), ...begin },
    ...(keptDraft(name) ?? {}),
    ...(begin.chosen ? { chosen: begin.chosen } : {}),
  }))
  const change = useCallback(
    (changes: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...changes }
        write(name, next)
        return next
      }),
    [name],
  )
  const forget = useCallback(() => write(name, null), [name])
  return { draft, change, forget }
}
