import type { z } from "zod"

/** What the content of one kind of paper must be. */
export type PaperKind = {
  /** The `format` of its content. */
  format: string
  schema: z.ZodType
  /** What stands in its title on the page, and what to tell of it. */
  title: (content: unknown) => string
  facts: (content: unknown) => Readonly<Record<string, string>>
}

/** Why a file is not the paper that it says it is, or cannot be told to be. */
export type Refusal =
  | "empty"
  | "neither"
  | "rewritten"
  | "no_source"
  | "not_json"
  | "not_canonical"
  | "other_kind"
  | "other_shape"
  | "no_digest"
  | "digest_differs"
  | "not_yours"
  | "added"

/** What a check of one file found. */
export type Proof = {
  /** SHA-256 of the content, recomputed; null where no content was found. */
  digest: string | null
  /** The digest that is printed on its first page; null for bare JSON and where there is none. */
  printed: string | null
  /** The name and size of the content in the file. */
  source: { name: string; bytes: number } | null
  isPdf: boolean
  /** It says of itself that it is tagged and keeps to PDF/A-3a; nobody has checked that. */
  isMarked: boolean
  /** Bytes that stand behind the paper as it was made, and look like a signature. */
  signature: number
  /** The `format` of the kind that it is of, and its content; null where it is of none that was asked for. */
  kind: string | null
  content: unknown
  /** Title and the like, for whoever wants to know which paper this is. */
  facts: Readonly<Record<string, string>>
  refusal: Refusal | null
}

const DIGEST = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/

/** A digest as somebody types or copies it: blanks and capital letters do not count; null for anything else. */
export const typedDigest = (text: string): string | null => {
  const plain = text.replace(/\s/g, "").toLowerCase()
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null
}

const unspaced = (text: string) => text.replace(/\s/g, "")

/** The digest that a paper's head prints: the first on its page, its title apart, whatever lines they are on. */
export const printedDigest = (words: string, title: string): string | null => {
  const drawn = unspaced(words)
  return DIGEST.exec(title ? drawn.replace(unspaced(title), " ") : drawn)?.[0] ?? null
}
