/** Somebody who may be called into a thread, by public code and present name. */
export type Member = { code: string; name: string }
/** Somebody who was called in: as the words name them, if they do, and as they are called now; null once erased. */
export type Called = { label: string | null; name: string | null }
/** Words as they are shown: what was written, and who is named in it. */
export type Piece = string | { name: string | null }

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}\p{M}]/u.test(sign)

type Place = { at: number; end: number; name: string }

/** Where names stand in a text after an `@`; of two that fit, the longer one. */
const placesOf = (text: string, names: readonly string[]): Place[] => {
  const byLength = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length)
  const places: Place[] = []
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (isLetter(text[at - 1])) continue
    const name = byLength.find((one) => text.startsWith(one, at + 1) && !isLetter(text[at + 1 + one.length]))
    if (name !== undefined) places.push({ at, end: at + 1 + name.length, name })
  }
  return places
}

/** The members whom a text calls by `@` and their name; of several with one name, all. */
export const calledIn = <M extends Member>(text: string, members: readonly M[]): M[] => {
  const named = new Set(
    placesOf(
      text,
      members.map(({ name }) => name),
    ).map(({ name }) => name),
  )
  return members.filter(({ name }) => named.has(name))
}

/**
 * Whom a comment calls in: those who were chosen, and those whom its words name. Of several with one name, those who
 * were chosen, if any were.
 */
export const calledBy = <M extends Member>(
  text: string,
  chosen: readonly string[],
  members: readonly M[],
): { member: M; label: string | null }[] => {
  const named = calledIn(text, members)
  const isMeant = ({ code, name }: M) =>
    chosen.includes(code) || !named.some((other) => other.name === name && chosen.includes(other.code))
  return members
    .filter((member) => chosen.includes(member.code) || (named.includes(member) && isMeant(member)))
    .map((member) => ({ member, label: named.includes(member) ? member.name : null }))
}

/** A text in pieces, those whom it names under their present names. */
export const piecesOf = (text: string, called: readonly Called[]): Piece[] => {
  const present = new Map(
    called.flatMap(({ label, name }) => (label === null ? [] : [[label, name] as const])),
  )
  const pieces: Piece[] = []
  let from = 0
  for (const { at, end, name } of placesOf(text, [...present.keys()])) {
    if (at > from) pieces.push(text.slice(from, at))
    pieces.push({ name: present.get(name) ?? null })
    from = end
  }
  return from < text.length ? [...pieces, text.slice(from)] : pieces
}

/** A text as plain words, those whom it names under their present names; a name that is gone stays gone. */
export const wordsOf = (text: string, called: readonly Called[]): string =>
  piecesOf(text, called)
    .map((piece) => (typeof piece === "string" ? piece : `@${piece.name ?? "…"}`))
    .join("")
