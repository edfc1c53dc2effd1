import canonicalize from "canonicalize"

type Loose = Record<string, unknown>

/** Of a mention of a person the code counts and not the name: it may change, and must be erasable. */
const withoutName = (node: object): object => {
  const { type, attrs } = node as { type?: unknown; attrs?: Loose }
  if (type !== "mention" || attrs?.kind !== "person") return node
  const { label: _, ...kept } = attrs
  return { ...node, attrs: kept }
}

const normal = (value: unknown): unknown => {
  if (typeof value === "string") return value.normalize("NFC")
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(withoutName(value))
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([key, inner]) => [key.normalize("NFC"), normal(inner)]),
  )
}

/** A value in its one form: RFC 8785 over NFC text, what is null left out. */
export const canonicalJson = (value: unknown): string => canonicalize(normal(value)) ?? ""

/** What the canonical content of a document says that it is. */
export const DOCUMENT_FORMAT = "tavoli-document-1"

export type Content = { title: string; language: string; kind: string; text: unknown }

/**
 * A document's content in the one form that its digest is made of: RFC 8785 over NFC text, nulls left out.
 * Title, language, kind and the text with its paragraph ids; nothing of its state, so that a text keeps its
 * digest when the table adopts it; and of people that it mentions their codes, not their names.
 */
export const canonicalContent = ({ title, language, kind, text }: Content): string =>
  canonicalJson({ format: DOCUMENT_FORMAT, title, language, kind, text })
