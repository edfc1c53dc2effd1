import type { ItemKind } from "./agenda.ts"

export const MEETING_KINDS = ["ordinary", "extraordinary"] as const
export const MODES = ["in_person", "online", "mixed"] as const
export type Mode = (typeof MODES)[number]
export type Answer = "in_room" | "remote" | "absent"

export type AgendaItem = {
  code: string
  kind: ItemKind
  title: string
  detail: string | null
  rapporteur: string | null
  minutes: number | null
  isSecret: boolean
  paper: { code: string; title: string; language: string; version: number | null } | null
}

/** Everything that a convocation says. What was sent is kept in this form and never changed. */
export type Content = {
  format: 1
  /** "3/2026"; null in a draft. */
  number: string | null
  kind: (typeof MEETING_KINDS)[number]
  mode: Mode
  place: string | null
  link: string | null
  note: string | null
  language: string
  isPublic: boolean
  urgency: string | null
  recording: { by: string; why: string; until: string | null } | null
  /** Instants in ISO: the first call, and the second if there is one. */
  calls: string[]
  items: AgendaItem[]
  /** The digest is null until the annex is frozen. */
  annexes: { number: number; title: string; fileCode: string; sha256: string | null }[]
}

/** What everybody may read of it: without the way to connect. */
export const withoutLink = (content: Content): Content => ({ ...content, link: null })

/** The answers that make sense for a meeting held that way. */
export const answersFor = (mode: Mode): readonly Answer[] => {
  if (mode === "in_person") return ["in_room", "absent"]
  return mode === "online" ? ["remote", "absent"] : ["in_room", "remote", "absent"]
}

/** Whether something is voted in secret while some may be far away: they vote in the room or by proxy. */
export const needsPaperVote = ({ mode, items }: Pick<Content, "mode" | "items">): boolean =>
  mode !== "in_person" && items.some((item) => item.isSecret)
