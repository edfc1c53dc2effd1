import { isBlockId } from "../editor/line.ts"

/** What a text may point to, as mentions of this version name it. */
export const TARGETS = ["person", "organisation", "roundtable", "document", "paragraph"] as const
export type TargetKind = (typeof TARGETS)[number]

/** A thing that a text points to: by its public code, and for a paragraph the id of its block too. */
export type Target = { kind: TargetKind; code: string; block: string }

const isCode = (text: string) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(text)

/** The thing of a mention; null for what this version does not know. A bare block is one of the text itself. */
export const targetOf = (kind: string | null, ref: string | null, home: string): Target | null => {
  const known = TARGETS.find((one) => one === kind)
  if (!known || !ref) return null
  if (known !== "paragraph") return isCode(ref) ? { kind: known, code: ref, block: "" } : null
  const [code, block] = ref.includes("#") ? ref.split("#") : [home, ref]
  return code !== undefined && isCode(code) && isBlockId(block) ? { kind: known, code, block } : null
}

/** How a mention names the thing. */
export const refOf = ({ kind, code, block }: Target): string =>
  kind === "paragraph" ? `${code}#${block}` : code

/** The same key for the same thing. */
export const keyOf = ({ kind, code, block }: Target): string => `${kind} ${code} ${block}`

/** The permanent address of a paragraph, under this site. */
export const paragraphPath = (code: string, block: string): string => `/documents/${code}?p=${block}#${block}`

const PAGES: Readonly<Record<string, "document" | "organisation" | "roundtable">> = {
  documents: "document",
  organisations: "organisation",
  roundtables: "roundtable",
}

/**
 * The thing whose page an address is of; null for any other address.
 * @param base the site's address without a slash at its end; addresses of other sites are none of ours
 */
export const targetOfHref = (href: string, base: string): Target | null => {
  const path = href.startsWith(`${base}/`) ? href.slice(base.length) : href
  const [, page = "", code = "", rest = ""] = /^\/([a-z]+)\/([0-9A-Z]+)\/?((?:[?#].*)?)$/.exec(path) ?? []
  const kind = PAGES[page]
  if (!kind || !isCode(code)) return null
  const block = /[?&]p=(b-[a-z0-9-]+)/.exec(rest)?.[1] ?? /#(b-[a-z0-9-]+)$/.exec(rest)?.[1]
  if (kind === "document" && isBlockId(block)) return { kind: "paragraph", code, block }
  return { kind, code, block: "" }
}
