import type { ReactNode } from "react"

const COLOURS = ["p1", "p2", "p3", "p4", "p5", "p6"] as const
export type PersonColour = (typeof COLOURS)[number]

/** The colour of a person's avatar and caret: the same name has the same one on every page. */
export const colourOf = (name: string): PersonColour => {
  // FNV-1a; any beginning would do.
  let hash = 289
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0
  return COLOURS[(hash >>> 8) % COLOURS.length] ?? "p1"
}

const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text)
const isSmall = (word: string) => /^\p{Ll}/u.test(word)

/**
 * Two letters that stand for a name. Particles in small letters and what is in brackets do not count;
 * Arabic gets one letter, since two would be read as a word.
 */
export const initials = (name: string): string => {
  const words = name
    .replace(/\(.*?\)/gu, " ")
    .split(/[\s’'-]+/u)
    .filter((word) => /^\p{L}/u.test(word))
  const great = words.filter((word) => !isSmall(word))
  const letters = (great.length > 0 ? great : words).map((word) => [...word][0] ?? "")
  return letters
    .slice(0, isArabic(name) ? 1 : 2)
    .join("")
    .toUpperCase()
}

type AvatarProps = { name: string; big?: boolean; colour?: PersonColour }

/** Initials in a disc; decoration, since the name stands beside it. */
export const Avatar = ({ name, big = false, colour }: AvatarProps) => (
  <span className={`av ${colour ?? colourOf(name)}${big ? " big" : ""}`} aria-hidden="true">
    {initials(name)}
  </span>
)

type PersonProps = {
  name: string
  /** Role, organisation, hour: what is small under the name. */
  detail?: ReactNode
  /** Language of the name, where it is not the page's. */
  lang?: string
  /** Said after the name of somebody who has left: "non più componente". */
  left?: string
  strong?: boolean
}

/** A person, by name and role. */
export const Person = ({ name, detail, lang, left, strong = false }: PersonProps) => {
  const shown = <bdi lang={lang}>{name}</bdi>
  return (
    <div className="who">
      <Avatar name={name} />
      <span>
        {strong ? <b>{shown}</b> : shown}
        {left ? <span className="muted"> ({left})</span> : null}
        {detail ? <small>{detail}</small> : null}
      </span>
    </div>
  )
}
