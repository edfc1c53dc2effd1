/** What somebody may need to take part in a meeting. */
export const NEED_KINDS = ["interpreter", "sign_language", "accessible_room", "other"] as const
export type NeedKind = (typeof NEED_KINDS)[number]
export type Need = { kind: NeedKind; detail: string | null }

/** What a form of an answer says beside it. */
export type Typed = {
  needs: readonly NeedKind[]
  interpreterDetail: string | null
  otherDetail: string | null
}

/** The needs that a form says: a language makes it an interpreter, and words make it something else. */
export const needsTyped = ({ needs = [], interpreterDetail, otherDetail }: Partial<Typed>): Need[] => {
  const details: Partial<Record<NeedKind, string | null>> = {
    interpreter: interpreterDetail,
    other: otherDetail,
  }
  return NEED_KINDS.flatMap((kind) => {
    const detail = details[kind] ?? null
    // "Something else" that nobody described says nothing.
    if (kind === "other" && detail === null) return []
    return needs.includes(kind) || detail !== null ? [{ kind, detail }] : []
  })
}
